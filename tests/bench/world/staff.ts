import type { Client } from 'pg'

export const STAFF = 1_000_000

/**
 * A million people in post at the register's facilities, a twentieth of them gone again, every third with a certificate.
 * Names are of two hundred surnames and five thousand given names. Needs the register.
 */
export async function growStaff(client: Client, count = STAFF): Promise<void> {
  await client.query(
    `insert into operator_bodies (id, name, credit_code, registration_authority, contact_name)
     values (gen_random_uuid(), '合成用人单位', 'ZT0000000000000000', 'civil_affairs', '联系人')`,
  )
  // What the triggers would write is written here: a million calls of them measure nothing.
  await client.query('alter table staff_posts disable trigger user')
  await client.query(
    `insert into staff_people (id, name, identity_sealed, identity_hash, identity_masked)
     select gen_random_uuid(), chr(19968 + (n % 200)::int) || chr(20500 + (n / 200 % 5000)::int) || '合', 'x', 'staff-' || n,
       '310***********0001' from generate_series(1, $1::int) n`,
    [count],
  )
  await client.query(
    `with sites as materialized (
       select id, region_path, row_number() over (order by id) - 1 as n from facilities),
     people as materialized (
       -- Which site is worked out here: a join on an expression of both sides would compare every pair.
       select id, n, n % (select count(*) from facilities) as site from (
         select id, row_number() over (order by id) as n from staff_people where identity_hash like 'staff-%') numbered)
     insert into staff_posts (id, person_id, operator_id, facility_id, region_path, kind, share_percent, started_on, ended_on)
     select gen_random_uuid(), p.id, (select id from operator_bodies where credit_code = 'ZT0000000000000000'), s.id, s.region_path,
       (array['carer', 'carer', 'carer', 'head', 'cook', 'guard'])[1 + p.n % 6]::"StaffPostKind", 100,
       today_in_shanghai() - 400, case when p.n % 20 = 0 then today_in_shanghai() - 3 end
     from people p join sites s on s.n = p.site`,
  )
  await client.query(
    `insert into staff_certificates (id, person_id, type, number, number_key, issuer_name, issued_on, state,
       submitted_by_name, decided_at)
     select gen_random_uuid(), p.person_id, 'first_aid', 'ZT' || p.n, 'ZT' || p.n, '合成机关', today_in_shanghai() - 360,
       'verified', '联系人', now()
     from (select person_id, row_number() over (order by person_id) as n from staff_posts) p where p.n % 3 = 0`,
  )
  await client.query('alter table staff_posts enable trigger user')
  await client.query('vacuum analyze staff_people, staff_posts, staff_certificates')
}
