import type { Client } from 'pg'

export const FILING_COUNTY = '310120'
export const FILINGS = 100_000

/**
 * A county with 100,000 filings, a tenth of them open, with clocks and department tasks: what its reviewer's queue must
 * carry. Needs the procedures of the reference data. Cases in the past, so that some are overdue and some are not.
 */
export async function growFilings(client: Client, count = FILINGS): Promise<void> {
  await client.query(
    `insert into operator_bodies (id, name, credit_code, registration_authority, contact_name)
     select gen_random_uuid(), '合成举办者' || n, '91310120MA' || lpad(n::text, 8, '0'), 'market_regulation', '联系人' || n
     from generate_series(1, 500) n`,
  )
  await client.query(
    `with bodies as (select id, row_number() over (order by credit_code) - 1 as n from operator_bodies),
       towns as (select code, row_number() over (order by code) - 1 as n, count(*) over () as many
         from regions r where r.anchor_code = $2 and r.level = 'township' and in_force(r)),
       procedure as (select id from procedure_versions where kind = 'filing' and is_enabled
         order by (region_code = '310000') desc, valid_from desc limit 1)
     insert into filing_cases (id, procedure_id, kind, operator_id, region_code, title, state, submissions, received_on, due_on,
       created_by_name, created_at, updated_at, state_since)
     select gen_random_uuid(), procedure.id, 'filing', bodies.id, towns.code, '合成备案托育园' || k.n,
       (case when k.n % 10 = 0 then (array['received', 'received', 'filed', 'correction'])[1 + (k.n / 10) % 4] else 'verified' end)::"CaseState",
       1, today_in_shanghai() - (k.n % 9)::int, case when k.n % 10 = 0 then today_in_shanghai() + (k.n % 23)::int - 5 end,
       '联系人', now(), now(), now()
     from generate_series(1, $1::int) as k(n)
     cross join procedure
     join bodies on bodies.n = k.n % 500
     join towns on towns.n = k.n % towns.many`,
    [count, FILING_COUNTY],
  )
  await client.query(
    `insert into filing_clocks (id, case_id, code, started_on, days, unit, due_on)
     select gen_random_uuid(), c.id, case when c.state = 'filed' then 'compliance' else 'receipt' end,
       least(c.received_on, c.due_on), 5, 'working', c.due_on
     from filing_cases c where c.due_on is not null`,
  )
  await client.query(
    `insert into department_tasks (id, case_id, duty, department_name, county_code, mode, question, due_on)
     select gen_random_uuid(), c.id, 'fire', '区消防救援支队', c.county_code, 'opinion', '消防安全条件', c.due_on
     from filing_cases c where c.due_on is not null`,
  )
  await client.query('analyze operator_bodies, filing_cases, filing_clocks, department_tasks')
}
