import pg from 'pg'
const c = new pg.Client({ connectionString: process.env.DATABASE_URL }); await c.connect()
await c.query(`insert into regions(code,name,level,parent_code,path,anchor_code,township_kind) values
('100000','全国','country',null,'100000',null,null),('310000','上海','province','100000','100000/310000',null,null),
('310120','奉贤','county','310000','100000/310000/310120','310120',null),
('310120001','西渡','township','310120','100000/310000/310120/310120001','310120','street'),('310120101','南桥','township','310120','100000/310000/310120/310120101','310120','town')`)
await c.query(`insert into facilities(id,name,region_code,kind,inclusive,places_toddler,places_older,enrolled,filing_state,updated_at) values
(gen_random_uuid(),'甲','310120101','care_institution',true,15,20,30,'filed',now()),
(gen_random_uuid(),'乙','310120001','baobaowu',null,10,null,null,'not_filed',now()),
(gen_random_uuid(),'丙','310120','home',null,null,null,null,'unknown',now())`)
await c.end()
const { transaction, db } = await import('@/lib/core/db')
const { refreshRollups, snapshotRollups, refreshAllRollups } = await import('@/lib/rollups/commands')
const q = await import('@/lib/rollups/queries')
await transaction((tx) => refreshRollups(tx, ['310120101','310120001','310120']))
const rs = await db.region.findMany({select:{code:true,path:true,anchorCode:true}})
for (const basis of ['all','filed'] as const) for (const [k,m] of await q.sumRollups(rs, basis)) console.log(basis, k, Object.entries(m).filter(([,v])=>v).map(([k,v])=>k+'='+v).join(' '))
console.log(await transaction((tx)=>snapshotRollups(tx,'2026-11-22')), await transaction((tx)=>snapshotRollups(tx,'2026-11-23')))
console.log(await transaction((tx)=>refreshAllRollups(tx)))
console.log((await q.sumSnapshots(['310000','310120101'],'all','2026-12-01')).size, (await q.listSnapshots('310000','all',['2026-11-01','2026-11-30'])).map(x=>x?.places))
process.exit(0)
