import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bindSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg'
import { EngineAdapter } from './engine-adapter'
import { schemaFiles } from './schema-files'

/** A panic ends the process in any case; without this registry its words would be lost to a TypeError. */
const panics = {
  set_message: (words: string): never => {
    throw new Error(`Prisma schema engine: ${words}`)
  },
}

let loaded: Promise<void> | undefined

async function load(): Promise<void> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const bytes = readFileSync(path.join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': wasm as unknown as WebAssembly.ModuleImports,
  })
  wasm.__wbg_set_wasm(instance.exports)
  Reflect.set(globalThis, 'PRISMA_WASM_PANIC_REGISTRY', panics)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
}

/**
 * Runs Prisma's migration engine against one database. WASM and the pg adapter, so nothing is downloaded and the
 * standard `_prisma_migrations` table is written: `prisma migrate deploy` may continue where this stopped.
 */
export async function withSchemaEngine<T>(
  url: string,
  run: (engine: wasm.SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= load()
  await loaded
  const adapter = new EngineAdapter(url)
  const datamodels = (await schemaFiles()).map(({ path: name, content }): [string, string] => [name, content])
  const engine = await wasm.SchemaEngine.new({ datamodels }, () => undefined, bindSqlAdapterFactory(adapter))
  try {
    return await run(engine)
  } finally {
    engine.free()
    await adapter.end()
  }
}
