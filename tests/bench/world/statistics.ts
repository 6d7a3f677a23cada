import type { Client } from 'pg'
import { CATALOGUE } from '@/lib/indicators/catalogue'
import { textDice } from './dice'

/** Last year counted; fixed, so that the world does not change with the calendar. */
export const LAST_YEAR = 2025
const YEARS = 5

/**
 * Made-up residents, children and communities for every county (five last years) and township (the last); real counts stay.
 * Levels above add up when read, as in a portal whose provinces publish no child counts: the dearer way.
 */
export async function loadStatistics(client: Client): Promise<void> {
  await client.query(
    `insert into region_statistics (id, region_code, year, kind, value, source, confidence, updated_at)
     select md5(p.code || k.kind || y)::uuid, p.code, y, k.kind, round(p.people * k.share * (1 + 0.004 * (y - $1::int))),
       'npm run bench：编造', 'C', now()
     from (select code, level, case level when 'county' then 60000 + 900000 * ${textDice('code', 11)} ^ 2
             when 'prefecture' then 4000000 else 4000 + 62000 * ${textDice('code', 11)} ^ 2 end as people
           from regions where anchor_code is not null) p
     cross join (values ('resident_population'::"StatisticKind", 1.0), ('children_under_3', 0.021),
       ('children_1_to_3', 0.0145), ('communities', 0.0003)) as k(kind, share)
     cross join lateral generate_series($1::int - case level when 'township' then 0 else ${YEARS - 1} end, $1::int) y
     on conflict (region_code, kind, year) do nothing`,
    [LAST_YEAR],
  )
  await client.query(
    `insert into reported_figures (id, region_code, indicator_code, period, period_end, value, numerator, denominator,
       document, document_date, state, entered_by_name, decided_by_name, decided_at)
     select md5(r.code || c.indicator || y)::uuid, r.code, c.indicator, y::text, make_date(y, 12, 31),
       round(v.share::numeric * 100, 1), round(v.share::numeric * 1000), 1000, '编造的统计表', make_date(y, 12, 31),
       'confirmed', '甲', '乙', make_date(y, 12, 31)
     from regions r cross join unnest($1::text[]) c(indicator) cross join generate_series($2::int - 1, $2::int) y
     cross join lateral (select 0.5 + ${textDice('r.code || c.indicator || y', 12)} / 2 as share) v
     where r.level <> 'township' and ${textDice('r.code || c.indicator', 13)} < 0.7`,
    [CATALOGUE.filter((entry) => entry.source === 'reported').map((entry) => entry.code), LAST_YEAR],
  )
}
