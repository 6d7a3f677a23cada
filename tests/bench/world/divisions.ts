import type { Client } from 'pg'

/** Adds synthetic townships under the counties that have no real ones until `townships` are in force in all. */
export async function loadTownships(client: Client, townships: number): Promise<void> {
  await client.query(
    `with homes as (
       select code, name, path, row_number() over (order by code) - 1 as place
       from regions r where anchor_code = code and in_force(r)
         and not exists (select from regions t where t.parent_code = r.code)
     ), missing as (
       select greatest(0, $1::int - count(*))::int as n from regions r where level = 'township' and in_force(r)
     ), made as (
       select h.*, i / n.homes + 1 as ordinal
       from (select count(*) as homes from homes) n cross join missing
       cross join generate_series(0, missing.n - 1) i
       join homes h on h.place = i % n.homes
     ), coded as (
       select *, case when ordinal % 4 = 0 then 'street' when ordinal % 4 = 3 then 'rural_township' else 'town' end as kind
       from made
     )
     insert into regions (code, name, level, township_kind, parent_code, path, anchor_code, source)
     select c.code || suffix, name || '合成街镇' || ordinal, 'township', kind::"TownshipKind", c.code,
       c.path || '/' || c.code || suffix, c.code, 'npm run bench：合成，不是真实区划'
     from coded c, lateral (select lpad((ordinal + case kind when 'street' then 0 when 'town' then 100 else 200 end)::text, 3, '0') as suffix) s`,
    [townships],
  )
  await client.query('analyze regions')
}
