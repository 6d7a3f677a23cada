import { writeFileSync } from 'node:fs'
import { applyMigrations, schemaDrift } from '/work/main/scripts/database/migrations'
import { startThrowawayDatabase } from '/work/main/scripts/database/server'

const server = await startThrowawayDatabase(console.log)
console.log(server.url)
writeFileSync('/tmp/devdb.url', server.url)
try {
  console.log(await applyMigrations(server.url))
} catch (e) {
  console.error(e)
}
setInterval(() => {}, 1e6)
process.on('SIGTERM', async () => {
  await server.stop()
  process.exit(0)
})
