-- What Prisma's schema cannot say: trees, paths, checks, append-only tables, and the views that define every measure.

-- Paths compare byte by byte, so that a subtree is the range [path, path || '0'): '/' sorts just before '0'.
ALTER TABLE regions ALTER COLUMN path TYPE text COLLATE "C";
ALTER TABLE facilities ALTER COLUMN region_path TYPE text COLLATE "C";
ALTER TABLE kindergartens ALTER COLUMN region_path TYPE text COLLATE "C";
ALTER TABLE service_sites ALTER COLUMN region_path TYPE text COLLATE "C";
ALTER TABLE rollups ALTER COLUMN region_path TYPE text COLLATE "C";

ALTER TABLE regions
  ADD CONSTRAINT regions_code_digits CHECK (code ~ '^[0-9]{6}([0-9]{3})?$'),
  ADD CONSTRAINT regions_in_force_order CHECK (in_force_until IS NULL OR in_force_from IS NULL OR in_force_until >= in_force_from),
  ADD CONSTRAINT regions_root_has_no_parent CHECK ((level = 'country') = (parent_code IS NULL)),
  ADD CONSTRAINT regions_kind_of_township CHECK (township_kind IS NULL OR level = 'township');

ALTER TABLE region_statistics
  ADD CONSTRAINT region_statistics_value CHECK (value >= 0),
  ADD CONSTRAINT region_statistics_year CHECK (year BETWEEN 1949 AND 2100);

ALTER TABLE facilities
  ADD CONSTRAINT facilities_places CHECK (
    coalesce(places_infant, 0) >= 0 AND coalesce(places_toddler, 0) >= 0
    AND coalesce(places_older, 0) >= 0 AND coalesce(places_mixed, 0) >= 0 AND coalesce(enrolled, 0) >= 0),
  ADD CONSTRAINT facilities_name CHECK (name <> ''),
  ADD CONSTRAINT facilities_fees CHECK (
    coalesce(fee_full_day_yuan, 0) >= 0 AND coalesce(fee_half_day_yuan, 0) >= 0
    AND coalesce(fee_hourly_yuan, 0) >= 0 AND coalesce(fee_meals_yuan, 0) >= 0),
  ADD CONSTRAINT facilities_position_whole CHECK ((lng IS NULL) = (lat IS NULL)),
  ADD CONSTRAINT facilities_position_in_china CHECK (lng IS NULL OR (lng BETWEEN 73 AND 136 AND lat BETWEEN 3 AND 54)),
  ADD CONSTRAINT facilities_filed_date CHECK (filed_on IS NULL OR filing_state = 'filed'),
  ADD CONSTRAINT facilities_no_own_chain CHECK (chain_parent_id IS NULL OR chain_parent_id <> id);

-- Import key (contract.md): credit code and address where a code is given, else name and division.
-- One licence may run several sites, so the code alone is not unique.
CREATE UNIQUE INDEX facilities_code_address_key ON facilities (credit_code, coalesce(address, '')) WHERE credit_code IS NOT NULL;
CREATE UNIQUE INDEX facilities_region_name_key ON facilities (region_code, name) WHERE credit_code IS NULL;

-- Nearby search: Web-Mercator metres in a core GiST index, no extension needed.
CREATE FUNCTION web_mercator(lng double precision, lat double precision) RETURNS point
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN point(lng * 111319.49079327358, ln(tan(radians(45 + lat / 2))) * 6378137);
CREATE INDEX facilities_nearby ON facilities USING gist (web_mercator(lng, lat)) WHERE lng IS NOT NULL;

ALTER TABLE titles ADD CONSTRAINT titles_one_holder CHECK (num_nonnulls(facility_id, service_site_id) = 1);
ALTER TABLE doctor_contracts ADD CONSTRAINT doctor_contracts_order CHECK (ends_on IS NULL OR ends_on >= signed_on);
ALTER TABLE kindergartens ADD CONSTRAINT kindergartens_completed CHECK (completed_on IS NULL OR is_new_build);
ALTER TABLE service_sites ADD CONSTRAINT service_sites_communities CHECK (coalesce(communities_covered, 0) >= 0);

ALTER TABLE targets
  ADD CONSTRAINT targets_reference_or_value CHECK ((comparator = 'gte_ref') = (reference_code IS NOT NULL AND value IS NULL)),
  ADD CONSTRAINT targets_each_level CHECK (each_level IN ('community', 'township', 'street', 'county', 'prefecture')),
  ADD CONSTRAINT targets_count_level CHECK (count_level IN ('township', 'street'));

-- A second official confirms what the first entered; one confirmed figure per area, indicator and period.
ALTER TABLE reported_figures
  ADD CONSTRAINT reported_figures_four_eyes CHECK (decided_by_id IS NULL OR entered_by_id IS NULL OR state = 'withdrawn' OR decided_by_id <> entered_by_id),
  ADD CONSTRAINT reported_figures_decided CHECK ((state = 'submitted') = (decided_at IS NULL)),
  ADD CONSTRAINT reported_figures_denominator CHECK (denominator IS NULL OR denominator > 0);
CREATE UNIQUE INDEX reported_figures_one_confirmed ON reported_figures (region_code, indicator_code, period) WHERE state = 'confirmed';
CREATE UNIQUE INDEX reported_figures_one_open ON reported_figures (region_code, indicator_code, period) WHERE state = 'submitted';

ALTER TABLE accounts
  ADD CONSTRAINT accounts_officials_have_area CHECK (role NOT IN ('reviewer', 'department', 'inspector', 'township', 'planner') OR region_code IS NOT NULL),
  ADD CONSTRAINT accounts_username CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$');

-- Append-only tables: the evidence nobody can rewrite.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER target_revisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON target_revisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- The copy of the region's path on each record is the database's duty, not the caller's.
CREATE FUNCTION copy_region_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT path INTO NEW.region_path FROM regions WHERE code = NEW.region_code;
  RETURN NEW;
END $$;
CREATE TRIGGER facilities_region_path BEFORE INSERT OR UPDATE OF region_code ON facilities
  FOR EACH ROW EXECUTE FUNCTION copy_region_path();
CREATE TRIGGER kindergartens_region_path BEFORE INSERT OR UPDATE OF region_code ON kindergartens
  FOR EACH ROW EXECUTE FUNCTION copy_region_path();
CREATE TRIGGER service_sites_region_path BEFORE INSERT OR UPDATE OF region_code ON service_sites
  FOR EACH ROW EXECUTE FUNCTION copy_region_path();
CREATE FUNCTION spread_region_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE facilities SET region_path = NEW.path WHERE region_code = NEW.code;
  UPDATE kindergartens SET region_path = NEW.path WHERE region_code = NEW.code;
  UPDATE service_sites SET region_path = NEW.path WHERE region_code = NEW.code;
  UPDATE rollups SET region_path = NEW.path, anchor_code = NEW.anchor_code WHERE region_code = NEW.code;
  RETURN NULL;
END $$;
CREATE TRIGGER regions_path AFTER UPDATE OF path, anchor_code ON regions
  FOR EACH ROW WHEN (OLD.path IS DISTINCT FROM NEW.path OR OLD.anchor_code IS DISTINCT FROM NEW.anchor_code)
  EXECUTE FUNCTION spread_region_path();

-- ── Measures ────────────────────────────────────────────────────────────────────────────────────────────────
-- Each view gives a record's contribution to every measure. A rollup is their sum, the rows behind a figure are
-- the records whose contribution is not zero: both read this one definition, so they cannot disagree.
-- `basis` all: every record · filed: only facilities known to be filed (口径 已备案).

-- Sessions run in UTC (the driver expects it), days are counted in Shanghai.
CREATE FUNCTION today_in_shanghai() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (now() AT TIME ZONE 'Asia/Shanghai')::date;

-- A division counts on the days it is in force; open ends are open.
CREATE FUNCTION in_force(r regions) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(r.in_force_from, '-infinity') <= today_in_shanghai() AND coalesce(r.in_force_until, 'infinity') > today_in_shanghai();

-- Places known for at least one class kind; a facility with none known adds nothing and is counted as unknown.
CREATE FUNCTION known_places(infant int, toddler int, older int, mixed int) RETURNS int
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN num_nonnulls(infant, toddler, older, mixed) = 0 THEN NULL
    ELSE coalesce(infant, 0) + coalesce(toddler, 0) + coalesce(older, 0) + coalesce(mixed, 0) END;

CREATE VIEW facility_measures AS
SELECT b.basis, f.id AS record_id, f.name, f.region_code, f.region_path,
  1 AS facilities,
  (p.places IS NULL)::int AS facilities_places_unknown,
  coalesce(p.places, 0) AS places,
  CASE WHEN f.inclusive THEN coalesce(p.places, 0) ELSE 0 END AS inclusive_places,
  (f.inclusive IS NULL)::int AS facilities_inclusive_unknown,
  (f.inclusive IS TRUE)::int AS inclusive_facilities,
  coalesce(f.enrolled, 0) AS enrolled,
  (f.enrolled IS NULL)::int AS facilities_enrolled_unknown,
  CASE WHEN p.places IS NOT NULL THEN coalesce(f.enrolled, 0) ELSE 0 END AS use_enrolled,
  CASE WHEN f.enrolled IS NOT NULL THEN coalesce(p.places, 0) ELSE 0 END AS use_places,
  (p.places IS NULL OR f.enrolled IS NULL)::int AS facilities_use_unknown,
  (f.kind IN ('care_institution', 'comprehensive', 'employer', 'home'))::int AS filable_facilities,
  (f.kind IN ('care_institution', 'comprehensive', 'employer', 'home') AND f.filing_state = 'filed')::int AS filed_facilities,
  (f.kind IN ('care_institution', 'comprehensive', 'employer', 'home') AND f.filing_state = 'unknown')::int AS facilities_filing_unknown,
  (f.kind = 'baobaowu')::int AS baobaowu_facilities,
  CASE WHEN f.kind = 'baobaowu' THEN coalesce(p.places, 0) ELSE 0 END AS baobaowu_places,
  (f.kind = 'baobaowu' AND p.places IS NULL)::int AS baobaowu_places_unknown,
  (f.kind = 'employer')::int AS employer_facilities,
  (f.kind = 'comprehensive' AND f.ownership IS NOT DISTINCT FROM 'public')::int AS public_comprehensive,
  (f.kind = 'comprehensive' AND f.ownership IS NULL)::int AS facilities_ownership_unknown,
  (f.kind IN ('care_institution', 'comprehensive'))::int AS nurseries,
  (f.kind IN ('care_institution', 'comprehensive', 'employer', 'home'))::int AS care_sites,
  (f.kind IN ('care_institution', 'comprehensive', 'employer', 'home') AND EXISTS (
    SELECT FROM doctor_contracts d WHERE d.facility_id = f.id AND d.signed_on <= today_in_shanghai() AND (d.ends_on IS NULL OR d.ends_on >= today_in_shanghai())))::int AS doctor_sites,
  EXISTS (SELECT FROM titles t WHERE t.facility_id = f.id AND t.kind = 'demonstration' AND (t.valid_until IS NULL OR t.valid_until >= today_in_shanghai()))::int AS demo_facilities,
  EXISTS (SELECT FROM titles t WHERE t.facility_id = f.id AND t.kind = 'quality' AND (t.valid_until IS NULL OR t.valid_until >= today_in_shanghai()))::int AS quality_facilities
FROM facilities f
CROSS JOIN (VALUES ('all'::"Basis"), ('filed'::"Basis")) AS b(basis)
CROSS JOIN LATERAL (SELECT known_places(f.places_infant, f.places_toddler, f.places_older, f.places_mixed) AS places) p
WHERE f.status = 'operating' AND (b.basis = 'all' OR f.filing_state = 'filed');

CREATE VIEW kindergarten_measures AS
SELECT b.basis, k.id AS record_id, k.name, k.region_code, k.region_path,
  (k.status = 'operating')::int AS kindergartens,
  (k.status = 'operating' AND c.has_care)::int AS kindergartens_with_care,
  (k.status = 'operating' AND k.is_new_build)::int AS new_kindergartens,
  (k.status = 'operating' AND k.is_new_build AND c.has_care)::int AS new_kindergartens_with_care,
  (k.programme IS NOT NULL AND k.completed_on IS NOT NULL AND k.completed_on <= today_in_shanghai())::int AS kindergartens_built
FROM kindergartens k
CROSS JOIN (VALUES ('all'::"Basis"), ('filed'::"Basis")) AS b(basis)
CROSS JOIN LATERAL (SELECT EXISTS (
  SELECT FROM facilities f WHERE f.kindergarten_id = k.id AND f.kind = 'kindergarten_class' AND f.status = 'operating'
    AND (b.basis = 'all' OR f.filing_state = 'filed')) AS has_care) c
WHERE k.status <> 'closed';

CREATE VIEW site_measures AS
SELECT b.basis, s.id AS record_id, s.name, s.region_code, s.region_path,
  (s.kind <> 'nursing_room')::int AS service_sites,
  (s.kind = 'guidance_centre')::int AS guidance_centres,
  (s.kind = 'guidance_station')::int AS guidance_stations,
  (s.kind = 'guidance_centre' AND t.demonstration)::int AS demo_guidance_centres,
  (s.kind = 'guidance_station' AND t.demonstration)::int AS demo_guidance_stations,
  (s.kind = 'parent_child_room' AND t.quality)::int AS quality_sites,
  CASE WHEN s.kind = 'guidance_station' THEN coalesce(s.communities_covered, 0) ELSE 0 END AS communities_covered,
  (s.kind = 'guidance_station' AND s.communities_covered IS NULL)::int AS stations_coverage_unknown,
  (s.kind = 'nursing_room')::int AS nursing_required,
  (s.kind = 'nursing_room' AND s.is_built)::int AS nursing_built
FROM service_sites s
CROSS JOIN (VALUES ('all'::"Basis"), ('filed'::"Basis")) AS b(basis)
CROSS JOIN LATERAL (SELECT
  EXISTS (SELECT FROM titles t WHERE t.service_site_id = s.id AND t.kind = 'demonstration' AND (t.valid_until IS NULL OR t.valid_until >= today_in_shanghai())) AS demonstration,
  EXISTS (SELECT FROM titles t WHERE t.service_site_id = s.id AND t.kind = 'quality' AND (t.valid_until IS NULL OR t.valid_until >= today_in_shanghai())) AS quality) t
WHERE s.status = 'operating';
