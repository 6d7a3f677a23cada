-- What staff, training, classes and rolls of experts add to the figures (FX-15 to 17, YN-07 to 09, NJ-10, NJ-11, CQ-10 to 12).
ALTER TABLE rollups
  ADD COLUMN staff_sites INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN sites_without_staff INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN staff_in_post INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN staff_certified INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN staff_not_caring INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN skill_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN staff_without_skill_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN ethics_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN staff_without_ethics_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN heads_in_post INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN sites_without_head INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN head_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN heads_without_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN carers_in_post INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN sites_without_carer INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN carer_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN carers_without_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN health_records INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN health_enrolled INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN facilities_health_unknown INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN experts INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN backbone_trainers INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN professionals INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN subsidised_attendances INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rollup_snapshots
  ADD COLUMN staff_sites INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN sites_without_staff INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN staff_in_post INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN staff_certified INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN staff_not_caring INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN skill_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN staff_without_skill_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN ethics_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN staff_without_ethics_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN heads_in_post INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN sites_without_head INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN head_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN heads_without_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN carers_in_post INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN sites_without_carer INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN carer_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN carers_without_hours INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN health_records INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN health_enrolled INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN facilities_health_unknown INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN experts INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN backbone_trainers INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN professionals INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN subsidised_attendances INTEGER NOT NULL DEFAULT 0;

-- A post runs from its first day up to the day before the person left.
CREATE FUNCTION post_runs(p staff_posts) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN p.started_on <= today_in_shanghai() AND coalesce(p.ended_on, 'infinity') > today_in_shanghai();

-- 学时 count from the first day of the five-year cycle (YN-08, YN-09). Cycles begin in the year the nearest area has set; no
-- document of the country names one, so elsewhere the last five years count.
CREATE FUNCTION training_cycle_from(area text) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce((
    SELECT make_date(s.first + 5 * floor((date_part('year', today_in_shanghai())::int - s.first) / 5.0)::int, 1, 1)
    FROM (SELECT (value #>> '{}')::int AS first FROM jurisdiction_settings
      WHERE key = 'trainingCycleStartYear' AND region_code = ANY (string_to_array(area, '/'))
      ORDER BY array_position(string_to_array(area, '/'), region_code) DESC LIMIT 1) s),
    (today_in_shanghai() - interval '5 years')::date + 1);

-- 从业人员: everybody with a running post at an operating care facility, except classes of kindergartens, whose teachers
-- are the kindergarten's. Nobody counts twice: a person with posts at several facilities counts at one, the
-- full-time post first, then the older one. Whole hours per person: what is left over does not count.
CREATE VIEW staff_measures AS
SELECT b.basis, f.id AS record_id, f.name, f.region_code, f.region_path,
  1 AS staff_sites,
  (NOT EXISTS (SELECT FROM staff_posts p WHERE p.facility_id = f.id AND post_runs(p)))::int AS sites_without_staff,
  coalesce(s.staff, 0) AS staff_in_post,
  coalesce(s.certified, 0) AS staff_certified,
  coalesce(s.not_caring, 0) AS staff_not_caring,
  coalesce(s.skill, 0) AS skill_hours,
  coalesce(s.no_skill, 0) AS staff_without_skill_hours,
  coalesce(s.ethics, 0) AS ethics_hours,
  coalesce(s.no_ethics, 0) AS staff_without_ethics_hours,
  coalesce(s.heads, 0) AS heads_in_post,
  (NOT EXISTS (SELECT FROM staff_posts p WHERE p.facility_id = f.id AND p.kind = 'head' AND post_runs(p)))::int AS sites_without_head,
  coalesce(s.head_hours, 0) AS head_hours,
  coalesce(s.no_head_hours, 0) AS heads_without_hours,
  coalesce(s.carers, 0) AS carers_in_post,
  (NOT EXISTS (SELECT FROM staff_posts p WHERE p.facility_id = f.id AND p.kind = 'carer' AND post_runs(p)))::int AS sites_without_carer,
  coalesce(s.carer_hours, 0) AS carer_hours,
  coalesce(s.no_carer_hours, 0) AS carers_without_hours
FROM facilities f
CROSS JOIN (VALUES ('all'::"Basis"), ('filed'::"Basis")) AS b(basis)
CROSS JOIN LATERAL (SELECT date_trunc('year', today_in_shanghai())::date AS year_from, training_cycle_from(f.region_path) AS cycle_from) d
LEFT JOIN LATERAL (
  SELECT count(*)::int AS staff,
    count(*) FILTER (WHERE EXISTS (
      SELECT FROM staff_certificates c WHERE c.person_id = w.person_id AND c.state = 'verified'
        AND c.type IN ('childcare_worker', 'infant_care_worker')
        AND coalesce(c.issued_on, '-infinity') <= today_in_shanghai()
        AND coalesce(c.valid_until, 'infinity') >= today_in_shanghai()))::int AS certified,
    count(*) FILTER (WHERE NOT w.is_caring)::int AS not_caring,
    sum(h.skill)::int AS skill,
    count(*) FILTER (WHERE h.skill = 0)::int AS no_skill,
    sum(h.ethics)::int AS ethics,
    count(*) FILTER (WHERE h.ethics = 0)::int AS no_ethics,
    count(*) FILTER (WHERE w.is_head)::int AS heads,
    (sum(h.head) FILTER (WHERE w.is_head))::int AS head_hours,
    count(*) FILTER (WHERE w.is_head AND h.head = 0)::int AS no_head_hours,
    count(*) FILTER (WHERE w.is_carer)::int AS carers,
    (sum(h.carer) FILTER (WHERE w.is_carer))::int AS carer_hours,
    count(*) FILTER (WHERE w.is_carer AND h.carer = 0)::int AS no_carer_hours
  FROM (
    SELECT p.person_id, bool_or(p.kind = 'head') AS is_head, bool_or(p.kind = 'carer') AS is_carer,
      bool_or(p.kind IN ('head', 'carer', 'health_worker')) AS is_caring
    FROM staff_posts p
    WHERE p.facility_id = f.id AND post_runs(p) AND f.id = (
      SELECT o.facility_id FROM staff_posts o
      WHERE o.person_id = p.person_id AND o.facility_id IS NOT NULL AND post_runs(o)
      ORDER BY o.is_full_time DESC, o.started_on, o.id LIMIT 1)
    GROUP BY p.person_id) w
  LEFT JOIN LATERAL (
    SELECT
      floor(coalesce(sum(a.hours) FILTER (WHERE 'skill_year' = ANY (a.accounts) AND a.attended_on >= d.year_from), 0))::int AS skill,
      floor(coalesce(sum(a.hours) FILTER (WHERE 'ethics_year' = ANY (a.accounts) AND a.attended_on >= d.year_from), 0))::int AS ethics,
      floor(coalesce(sum(a.hours) FILTER (WHERE 'head_cycle' = ANY (a.accounts) AND a.attended_on >= d.cycle_from), 0))::int AS head,
      floor(coalesce(sum(a.hours) FILTER (WHERE 'carer_cycle' = ANY (a.accounts) AND a.attended_on >= d.cycle_from), 0))::int AS carer
    FROM training_attendances a
    WHERE a.person_id = w.person_id AND a.revoked_at IS NULL
      AND a.attended_on >= least(d.year_from, d.cycle_from) AND a.attended_on <= today_in_shanghai()) h ON true
) s ON true
WHERE f.status = 'operating' AND f.kind IN ('care_institution', 'comprehensive', 'employer', 'home', 'baobaowu')
  AND (b.basis = 'all' OR f.filing_state = 'filed');

-- CQ-10: of the children enrolled in the facility's latest month, those with an electronic health record; classes that
-- told no records count neither above nor below the line.
CREATE VIEW month_measures AS
SELECT b.basis, f.id AS record_id, f.name, f.region_code, f.region_path,
  coalesce(m.records, 0) AS health_records,
  coalesce(m.enrolled, 0) AS health_enrolled,
  (m.enrolled IS NULL)::int AS facilities_health_unknown
FROM facilities f
CROSS JOIN (VALUES ('all'::"Basis"), ('filed'::"Basis")) AS b(basis)
LEFT JOIN LATERAL (
  SELECT sum(m.health_records)::int AS records, (sum(m.enrolled) FILTER (WHERE m.health_records IS NOT NULL))::int AS enrolled
  FROM class_months m JOIN care_classes c ON c.id = m.class_id
  WHERE c.facility_id = f.id AND m.month = (
    SELECT max(l.month) FROM class_months l JOIN care_classes k ON k.id = l.class_id WHERE k.facility_id = f.id)) m ON true
WHERE f.status = 'operating' AND (b.basis = 'all' OR f.filing_state = 'filed');

-- Rolls name people; what is behind a public figure names their document only.
CREATE VIEW expert_measures AS
SELECT b.basis, e.id AS record_id, concat_ws(' · ', nullif(e.field, ''), e.document) AS name, e.region_code, e.region_path,
  (e.kind = 'expert')::int AS experts,
  (e.kind = 'backbone_trainer')::int AS backbone_trainers,
  (e.kind = 'professional')::int AS professionals
FROM experts e
CROSS JOIN (VALUES ('all'::"Basis"), ('filed'::"Basis")) AS b(basis)
WHERE e.since <= today_in_shanghai() AND coalesce(e.until, 'infinity') >= today_in_shanghai();

-- CQ-11 counts attendances (人次), from the first one on.
CREATE VIEW course_measures AS
SELECT b.basis, c.id AS record_id, c.title AS name, c.region_code, c.region_path,
  CASE WHEN c.is_subsidised THEN (
    SELECT count(*)::int FROM training_sessions s JOIN training_attendances a ON a.session_id = s.id
    WHERE s.course_id = c.id AND a.revoked_at IS NULL) ELSE 0 END AS subsidised_attendances
FROM training_courses c
CROSS JOIN (VALUES ('all'::"Basis"), ('filed'::"Basis")) AS b(basis);

-- Portals that run already: the sums of what is on record, as refreshRollups would write them.
UPDATE rollups r SET
  staff_sites = m.staff_sites,
  sites_without_staff = m.sites_without_staff,
  staff_in_post = m.staff_in_post,
  staff_certified = m.staff_certified,
  staff_not_caring = m.staff_not_caring,
  skill_hours = m.skill_hours,
  staff_without_skill_hours = m.staff_without_skill_hours,
  ethics_hours = m.ethics_hours,
  staff_without_ethics_hours = m.staff_without_ethics_hours,
  heads_in_post = m.heads_in_post,
  sites_without_head = m.sites_without_head,
  head_hours = m.head_hours,
  heads_without_hours = m.heads_without_hours,
  carers_in_post = m.carers_in_post,
  sites_without_carer = m.sites_without_carer,
  carer_hours = m.carer_hours,
  carers_without_hours = m.carers_without_hours,
  health_records = m.health_records,
  health_enrolled = m.health_enrolled,
  facilities_health_unknown = m.facilities_health_unknown,
  experts = m.experts,
  backbone_trainers = m.backbone_trainers,
  professionals = m.professionals,
  subsidised_attendances = m.subsidised_attendances
FROM (SELECT u.region_code, u.basis, coalesce(s.staff_sites, 0) AS staff_sites, coalesce(s.sites_without_staff, 0) AS sites_without_staff, coalesce(s.staff_in_post, 0) AS staff_in_post, coalesce(s.staff_certified, 0) AS staff_certified, coalesce(s.staff_not_caring, 0) AS staff_not_caring, coalesce(s.skill_hours, 0) AS skill_hours, coalesce(s.staff_without_skill_hours, 0) AS staff_without_skill_hours, coalesce(s.ethics_hours, 0) AS ethics_hours, coalesce(s.staff_without_ethics_hours, 0) AS staff_without_ethics_hours, coalesce(s.heads_in_post, 0) AS heads_in_post, coalesce(s.sites_without_head, 0) AS sites_without_head, coalesce(s.head_hours, 0) AS head_hours, coalesce(s.heads_without_hours, 0) AS heads_without_hours, coalesce(s.carers_in_post, 0) AS carers_in_post, coalesce(s.sites_without_carer, 0) AS sites_without_carer, coalesce(s.carer_hours, 0) AS carer_hours, coalesce(s.carers_without_hours, 0) AS carers_without_hours, coalesce(m.health_records, 0) AS health_records, coalesce(m.health_enrolled, 0) AS health_enrolled, coalesce(m.facilities_health_unknown, 0) AS facilities_health_unknown, coalesce(e.experts, 0) AS experts, coalesce(e.backbone_trainers, 0) AS backbone_trainers, coalesce(e.professionals, 0) AS professionals, coalesce(c.subsidised_attendances, 0) AS subsidised_attendances
  FROM rollups u
  LEFT JOIN (SELECT region_code, basis, sum(staff_sites)::int AS staff_sites, sum(sites_without_staff)::int AS sites_without_staff, sum(staff_in_post)::int AS staff_in_post, sum(staff_certified)::int AS staff_certified, sum(staff_not_caring)::int AS staff_not_caring, sum(skill_hours)::int AS skill_hours, sum(staff_without_skill_hours)::int AS staff_without_skill_hours, sum(ethics_hours)::int AS ethics_hours, sum(staff_without_ethics_hours)::int AS staff_without_ethics_hours, sum(heads_in_post)::int AS heads_in_post, sum(sites_without_head)::int AS sites_without_head, sum(head_hours)::int AS head_hours, sum(heads_without_hours)::int AS heads_without_hours, sum(carers_in_post)::int AS carers_in_post, sum(sites_without_carer)::int AS sites_without_carer, sum(carer_hours)::int AS carer_hours, sum(carers_without_hours)::int AS carers_without_hours FROM staff_measures GROUP BY region_code, basis) s
    ON s.region_code = u.region_code AND s.basis = u.basis
  LEFT JOIN (SELECT region_code, basis, sum(health_records)::int AS health_records, sum(health_enrolled)::int AS health_enrolled, sum(facilities_health_unknown)::int AS facilities_health_unknown FROM month_measures GROUP BY region_code, basis) m
    ON m.region_code = u.region_code AND m.basis = u.basis
  LEFT JOIN (SELECT region_code, basis, sum(experts)::int AS experts, sum(backbone_trainers)::int AS backbone_trainers, sum(professionals)::int AS professionals FROM expert_measures GROUP BY region_code, basis) e
    ON e.region_code = u.region_code AND e.basis = u.basis
  LEFT JOIN (SELECT region_code, basis, sum(subsidised_attendances)::int AS subsidised_attendances FROM course_measures GROUP BY region_code, basis) c
    ON c.region_code = u.region_code AND c.basis = u.basis
  WHERE u.span = 'direct') m
WHERE r.span = 'direct' AND r.region_code = m.region_code AND r.basis = m.basis;
UPDATE rollups r SET
  staff_sites = m.staff_sites,
  sites_without_staff = m.sites_without_staff,
  staff_in_post = m.staff_in_post,
  staff_certified = m.staff_certified,
  staff_not_caring = m.staff_not_caring,
  skill_hours = m.skill_hours,
  staff_without_skill_hours = m.staff_without_skill_hours,
  ethics_hours = m.ethics_hours,
  staff_without_ethics_hours = m.staff_without_ethics_hours,
  heads_in_post = m.heads_in_post,
  sites_without_head = m.sites_without_head,
  head_hours = m.head_hours,
  heads_without_hours = m.heads_without_hours,
  carers_in_post = m.carers_in_post,
  sites_without_carer = m.sites_without_carer,
  carer_hours = m.carer_hours,
  carers_without_hours = m.carers_without_hours,
  health_records = m.health_records,
  health_enrolled = m.health_enrolled,
  facilities_health_unknown = m.facilities_health_unknown,
  experts = m.experts,
  backbone_trainers = m.backbone_trainers,
  professionals = m.professionals,
  subsidised_attendances = m.subsidised_attendances
FROM (SELECT anchor_code, basis, sum(staff_sites)::int AS staff_sites, sum(sites_without_staff)::int AS sites_without_staff, sum(staff_in_post)::int AS staff_in_post, sum(staff_certified)::int AS staff_certified, sum(staff_not_caring)::int AS staff_not_caring, sum(skill_hours)::int AS skill_hours, sum(staff_without_skill_hours)::int AS staff_without_skill_hours, sum(ethics_hours)::int AS ethics_hours, sum(staff_without_ethics_hours)::int AS staff_without_ethics_hours, sum(heads_in_post)::int AS heads_in_post, sum(sites_without_head)::int AS sites_without_head, sum(head_hours)::int AS head_hours, sum(heads_without_hours)::int AS heads_without_hours, sum(carers_in_post)::int AS carers_in_post, sum(sites_without_carer)::int AS sites_without_carer, sum(carer_hours)::int AS carer_hours, sum(carers_without_hours)::int AS carers_without_hours, sum(health_records)::int AS health_records, sum(health_enrolled)::int AS health_enrolled, sum(facilities_health_unknown)::int AS facilities_health_unknown, sum(experts)::int AS experts, sum(backbone_trainers)::int AS backbone_trainers, sum(professionals)::int AS professionals, sum(subsidised_attendances)::int AS subsidised_attendances
  FROM rollups WHERE span = 'direct' AND anchor_code IS NOT NULL GROUP BY anchor_code, basis) m
WHERE r.span = 'subtree' AND r.region_code = m.anchor_code AND r.basis = m.basis;
