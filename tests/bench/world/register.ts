import type { Client } from 'pg'
import { dice, pick, textDice } from './dice'

/** A big-city county that alone holds 2 % of the register. */
export const DENSE_COUNTY = '110105'

const SOURCE = `'npm run bench：编造'`

/**
 * Where records go: a few counties hold many, most hold few, and within a county the first townships hold most. One
 * in ten stands under the county itself, as in the one real register we have. Made anew in each session.
 */
async function prepareHomes(client: Client): Promise<void> {
  await client.query(
    `create temp table if not exists bench_homes as
     with weighed as (
       select r.code, r.label_lng, r.label_lat,
         case when r.code = '${DENSE_COUNTY}' then null
           else 1 / (20 + row_number() over (order by ${textDice('r.code', 21)}, r.code)) ^ 0.9 end as weight,
         array(select t.code from regions t where t.parent_code = r.code and in_force(t) order by t.code) as townships
       from regions r where r.anchor_code = r.code and in_force(r)
     ), shared as (
       select *, coalesce(weight / sum(weight) over () * 0.98, 0.02) as share from weighed
     )
     select code, label_lng, label_lat, townships, (sum(share) over (order by code))::float8 as upper from shared;
     create index if not exists bench_homes_upper on bench_homes (upper);
     analyze bench_homes`,
  )
}

// Two facilities and one kindergarten share a place `k`, so a 托班 stands where its kindergarten stands.
const place = (k: string) => `
  join lateral (select * from bench_homes b where b.upper > ${dice(k, 22)} * 0.9999 order by b.upper limit 1) h on true
  join lateral (select case when ${dice(k, 23)} < 0.1 or cardinality(h.townships) = 0 then h.code
    else h.townships[1 + floor(${dice(k, 24)} ^ 2 * cardinality(h.townships))::int] end as code) r on true`

/** Adds facilities number `from`+1 … `to` (even numbers) with their kindergartens, titles and doctor contracts. */
export async function loadRegister(client: Client, from: number, to: number): Promise<void> {
  await prepareHomes(client)
  await client.query(
    `insert into kindergartens (id, name, region_code, ownership, status, is_new_build, source, updated_at)
     select md5('kindergarten ' || k)::uuid, '合成幼儿园' || k, r.code, 'public', 'operating', ${dice('k', 31)} < 0.03, ${SOURCE}, now()
     from generate_series($1::bigint / 2 + 1, $2::bigint / 2) k ${place('k')}`,
    [from, to],
  )
  await client.query(
    `insert into facilities (id, name, credit_code, region_code, address, kind, ownership, inclusive, places_infant,
       places_toddler, places_older, places_mixed, enrolled, filing_state, filed_on, status, lng, lat, position_system,
       position_precision, kindergarten_id, source, updated_at)
     select md5('facility ' || i)::uuid, '合成托育园' || i, case when ${dice('i', 41)} < 0.6 then 'BENCH' || lpad(i::text, 13, '0') end,
       r.code, '合成路' || i || '号', f.kind::"FacilityKind",
       (${pick(dice('i', 43), [
         ['public', 0.4],
         ['nonprofit', 0.35],
         ['for_profit', 0.25],
       ])})::"Ownership",
       case when ${dice('i', 44)} < 0.9 then ${dice('i', 45)} < 0.6 end,
       case when f.known and ${dice('i', 47)} < 0.3 then 5 + floor(${dice('i', 48)} * 10) end,
       case when f.known then 10 + floor(${dice('i', 49)} * 30) end,
       case when f.known then 10 + floor(${dice('i', 50)} * 40) end,
       case when f.known and ${dice('i', 51)} < 0.2 then floor(${dice('i', 52)} * 20) end,
       case when ${dice('i', 53)} < 0.9 then floor(12 + ${dice('i', 54)} * 40) end,
       f.filing::"FilingState", case when f.filing = 'filed' then date '2021-01-01' + floor(${dice('i', 56)} * 1600)::int end,
       (${pick(dice('i', 57), [
         ['operating', 0.95],
         ['suspended', 0.02],
         ['closed', 0.03],
       ])})::"OperatingStatus",
       h.label_lng + (${dice('i', 58)} - 0.5) * 0.3, h.label_lat + (${dice('i', 59)} - 0.5) * 0.3,
       case when h.label_lng is not null then 'WGS84'::"CoordinateSystem" end,
       case when h.label_lng is not null then 'doorplate'::"PositionPrecision" end,
       case when f.kind = 'kindergarten_class' then md5('kindergarten ' || (i + 1) / 2)::uuid end, ${SOURCE}, now()
     from generate_series($1::bigint + 1, $2::bigint) i ${place('((i + 1) / 2)')}
     cross join lateral (select
       ${pick(dice('i', 42), [
         ['care_institution', 0.3],
         ['kindergarten_class', 0.45],
         ['comprehensive', 0.05],
         ['baobaowu', 0.08],
         ['employer', 0.04],
         ['home', 0.08],
       ])} as kind, ${dice('i', 46)} < 0.93 as known,
       ${pick(dice('i', 55), [
         ['filed', 0.7],
         ['not_filed', 0.2],
         ['unknown', 0.1],
       ])} as filing) f`,
    [from, to],
  )
  await client.query(
    `insert into titles (id, kind, facility_id, awarded_on)
     select md5('title ' || i)::uuid, (case when i % 2 = 0 then 'demonstration' else 'quality' end)::"TitleKind",
       md5('facility ' || i)::uuid, date '2024-06-01'
     from generate_series($1::bigint + 1, $2::bigint) i where ${dice('i', 61)} < 0.05`,
    [from, to],
  )
  await client.query(
    `insert into doctor_contracts (id, facility_id, medical_body, signed_on)
     select md5('doctor ' || i)::uuid, md5('facility ' || i)::uuid, '合成社区卫生服务中心', date '2024-03-01'
     from generate_series($1::bigint + 1, $2::bigint) i where ${dice('i', 62)} < 0.4`,
    [from, to],
  )
}

/** One guidance centre a county and a station in every fourth township: divisions do not change with scale, nor do these. */
export async function loadServiceSites(client: Client): Promise<void> {
  await client.query(
    `insert into service_sites (id, kind, name, region_code, communities_covered, source, updated_at)
     select md5('site ' || code)::uuid, kind::"ServiceSiteKind", name || '科学育儿指导', code,
       case when kind = 'guidance_station' then 4 end, ${SOURCE}, now()
     from (select r.code, r.name, case when r.level = 'township' then 'guidance_station' else 'guidance_centre' end as kind
           from regions r where r.anchor_code is not null and in_force(r)
             and (r.level <> 'township' or ${textDice('r.code', 63)} < 0.25)) s`,
  )
}
