import type { Client } from 'pg'

export const CERTIFICATES = 1_000_000
const PEOPLE_OF_A_BODY = 20

/**
 * A million certificates, two a person: 500,000 people at 25,000 bodies, each body with an account and each county with
 * a reviewer. They end evenly over the next year, some yesterday; nobody was told of any. Needs the register.
 */
export async function growCertificates(client: Client, count = CERTIFICATES): Promise<void> {
  const people = Math.round(count / 2)
  const bodies = Math.ceil(people / PEOPLE_OF_A_BODY)
  await client.query(
    `insert into operator_bodies (id, name, credit_code, registration_authority, contact_name)
     select gen_random_uuid(), '合成用人单位' || n, 'ZS' || lpad(n::text, 16, '0'), 'civil_affairs', '联系人'
     from generate_series(1, $1::int) n`,
    [bodies],
  )
  await client.query(
    `insert into accounts (id, username, display_name, password_hash, role, operator_id)
     select gen_random_uuid(), 'body-' || lower(credit_code), name, 'x', 'operator', id
     from operator_bodies where credit_code like 'ZS%'`,
  )
  await client.query(
    `insert into accounts (id, username, display_name, password_hash, role, region_code)
     select gen_random_uuid(), 'reviewer-' || code, name, 'x', 'reviewer', code
     from regions where anchor_code = code`,
  )
  await client.query(
    `insert into staff_people (id, name, identity_sealed, identity_hash, identity_masked)
     select gen_random_uuid(), '合成人员' || n, 'x', 'certificate-' || n, '310***********0001' from generate_series(1, $1::int) n`,
    [people],
  )
  await client.query(
    `with bodies as materialized (
       select id, row_number() over (order by credit_code) - 1 as n from operator_bodies where credit_code like 'ZS%'),
     sites as materialized (select id, row_number() over (order by id) - 1 as n, count(*) over () as many from facilities),
     people as materialized (
       select id, row_number() over (order by identity_hash) - 1 as n from staff_people where identity_hash like 'certificate-%')
     insert into staff_posts (id, person_id, operator_id, facility_id, kind, is_full_time, started_on)
     select gen_random_uuid(), p.id, b.id, s.id, 'carer', false, today_in_shanghai() - 400
     from people p join bodies b on b.n = p.n / ${PEOPLE_OF_A_BODY} join sites s on s.n = b.n % s.many`,
  )
  await client.query(
    `insert into staff_certificates (id, person_id, type, number, number_key, issuer_name, issued_on, valid_until, state,
       county_code, submitted_by_name, decided_at)
     select gen_random_uuid(), p.person_id, t.type::"CertificateType", 'Z' || p.n || t.type, 'Z' || p.n || t.type, '合成机关',
       today_in_shanghai() - 360, today_in_shanghai() + ((p.n * 7 + t.shift) % 366)::int - 1, 'verified', r.anchor_code, '联系人', now()
     from (select post.person_id, post.facility_id, row_number() over (order by post.person_id) as n
       from staff_posts post join operator_bodies b on b.id = post.operator_id where b.credit_code like 'ZS%') p
     join facilities f on f.id = p.facility_id join regions r on r.code = f.region_code
     cross join (values ('health_certificate', 0), ('background_check', 91)) as t(type, shift)`,
  )
  await client.query('analyze operator_bodies, accounts, staff_people, staff_posts, staff_certificates')
}
