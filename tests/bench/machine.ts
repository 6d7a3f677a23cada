import { cpus, release, totalmem, type } from 'node:os'
import type { Client } from 'pg'

export type Machine = {
  processor: string
  cores: number
  memoryGigabytes: number
  system: string
  node: string
  postgres: string
  fsync: string
}

export async function describeMachine(client: Client): Promise<Machine> {
  const { rows } = await client.query(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync`,
  )
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    postgres: rows[0].version,
    fsync: rows[0].fsync,
  }
}
