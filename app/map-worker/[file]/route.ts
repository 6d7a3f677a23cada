import { readFile } from 'node:fs/promises'
import path from 'node:path'

const FILES = ['maplibre-gl-worker.mjs', 'maplibre-gl-shared.mjs']

/** The map library's own worker and what it imports: the worker asks for its neighbour by name, so neither may be bundled. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params
  if (!FILES.includes(file)) return new Response(null, { status: 404 })
  const folder = path.join(process.cwd(), 'node_modules', 'maplibre-gl', 'dist')
  const script = await readFile(path.join(/* turbopackIgnore: true */ folder, file))
  return new Response(new Uint8Array(script), {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=86400' },
  })
}
