import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** Internal one-byte type of the system catalogue, and the text type it travels as. */
const charOid = 18
const textOid = 25

/** adapter-pg 7.10 refuses the catalogue's "char" columns, which describing a database reads (prisma/orm#27403). */
class CatalogPool extends pg.Pool {
  /** Positions of the "char" columns in the last answer; the pool has one connection, so answers do not overlap. */
  charColumns: number[] = []

  constructor(url: string) {
    super({ connectionString: url, max: 1 })
    const query = this.query.bind(this) as (...args: unknown[]) => Promise<pg.QueryArrayResult>
    const readable = async (...args: unknown[]) => {
      const result = await query(...args)
      this.charColumns = []
      for (const [index, field] of (result.fields ?? []).entries()) {
        if (field.dataTypeID !== charOid) continue
        field.dataTypeID = textOid
        this.charColumns.push(index)
      }
      return result
    }
    this.query = readable as typeof this.query
  }
}

/** The pg adapter as the migration engine needs it. `end` closes its one connection. */
export class EngineAdapter extends PrismaPg {
  private readonly pool: CatalogPool

  constructor(url: string) {
    const pool = new CatalogPool(url)
    super(pool)
    this.pool = pool
  }

  override async connect() {
    const { pool } = this
    const adapter = await super.connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const set = await queryRaw(query)
      for (const index of pool.charColumns) set.columnTypes[index] = ColumnTypeEnum.Character
      return set
    }
    // The adapter splits a script at every semicolon, also inside functions and comments. Sent whole, a script is
    // also one transaction: a migration that fails leaves nothing behind.
    adapter.executeScript = async (script) => {
      await pool.query(script)
    }
    return adapter
  }

  end(): Promise<void> {
    return this.pool.end()
  }
}
