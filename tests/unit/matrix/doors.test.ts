import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROUTES_APART } from '@/tests/integration/matrix/routes/apart'
import { PAGES_APART } from './pages-apart'

// Every door of the portal is somewhere in the matrix: a server action in tests/integration/matrix/rows, a method of a
// route in tests/integration/matrix/routes, a page in tests/e2e/roles/rooms.spec.ts. A new one fails here until somebody has said who may.

const files = (folder: string, name: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === name)
    .map((file) => path.posix.join(folder, file))
    .sort()

/** The address of a page or route, without the groups in parentheses. */
const addressOf = (file: string): string =>
  path.posix
    .dirname(file)
    .slice('app'.length)
    .replaceAll(/\/\([^)]*\)/g, '')

const sourceOf = (folder: string): string =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n')

describe('server actions', () => {
  const rows = sourceOf('tests/integration/matrix/rows')
  // Several actions of a domain may share a row: `domain.${name}` with the names listed before it.
  const hasRow = (domain: string, name: string) =>
    rows.includes(`'${domain}.${name}'`) ||
    (rows.includes(`\`${domain}.\${name}\``) && rows.includes(`'${name}'`))

  it('each has a row', () => {
    const without = files('lib', 'actions.ts').flatMap((file) => {
      const domain = file.split('/')[1] ?? ''
      const names = [...readFileSync(file, 'utf8').matchAll(/^export (?:const|(?:async )?function) (\w+)/gm)]
      expect(names.length, file).toBeGreaterThan(0)
      return names.filter(([, name = '']) => !hasRow(domain, name)).map(([, name]) => `${file} ${name}`)
    })
    expect(without).toEqual([])
  })

  it('are made nowhere else', () => {
    const elsewhere = ['app', 'components', 'lib'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file) && path.basename(file) !== 'actions.ts')
        .map((file) => path.posix.join(folder, file))
        .filter((file) => /^\s*['"]use server['"]/m.test(readFileSync(file, 'utf8'))),
    )
    expect(elsewhere).toEqual([])
  })
})

describe('routes', () => {
  const METHODS = 'GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS'
  const doors = files('app', 'route.ts').flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    const direct = [
      ...source.matchAll(new RegExp(`^export (?:async )?(?:const|function) (${METHODS})\\b`, 'gm')),
    ]
    const listed = [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names = '']) => [
      ...names.matchAll(new RegExp(`\\bas (${METHODS})\\b`, 'g')),
    ])
    const methods = [...direct, ...listed].map(([, method]) => method)
    expect(methods.length, `${file} exports no method this test can read`).toBeGreaterThan(0)
    return methods.map((method) => `${method} ${addressOf(file)}`)
  })

  const rows = readFileSync('tests/integration/matrix/routes/rows.ts', 'utf8')
  const tried = [...rows.matchAll(/door: '([^']+)'/g)].map(([, door = '']) => door)
  const apart = Object.keys(ROUTES_APART)

  it('each method has a row', () =>
    expect(doors.filter((door) => !tried.includes(door) && !apart.includes(door))).toEqual([]))
  it('each row is a method, once', () => {
    const named = [...tried, ...apart]
    expect(named.filter((door, at) => !doors.includes(door) || named.indexOf(door) !== at)).toEqual([])
  })
  it('what another test asks, that test is there', () =>
    expect(apart.filter((door) => !existsSync(ROUTES_APART[door]?.file ?? ''))).toEqual([]))
})

describe('pages', () => {
  const rooms = readFileSync('tests/e2e/roles/rooms.spec.ts', 'utf8')
  const addresses = [...rooms.matchAll(/['`](\/[^'`\s]*)['`]/g)].map(([, address = '']) =>
    (address.split('?')[0] ?? '').replace(/\$\{[^}]*\}/g, '[id]'),
  )
  const shapes = files('app', 'page.tsx').map((file) => addressOf(file))
  const fits = (shape: string, address: string): boolean => {
    const wanted = shape.split('/')
    const given = address.split('/')
    return (
      wanted.length === given.length && wanted.every((part, at) => part.startsWith('[') || part === given[at])
    )
  }
  /** The page Next opens for an address: named parts go before those in brackets. */
  const pageOf = (address: string): string | undefined =>
    shapes
      .filter((shape) => fits(shape || '/', address) || (shape === '' && address === '/'))
      .sort((one, other) => one.split('[').length - other.split('[').length)[0]
  const named = new Set(addresses.map(pageOf))

  it('each is opened by every account in rooms.spec.ts, or said why not', () => {
    expect(shapes.filter((shape) => !named.has(shape) && !(shape in PAGES_APART))).toEqual([])
  })

  it('what is set apart in a room of its own keeps its guard', () => {
    const pages = files('app', 'page.tsx')
    for (const [shape, { guard }] of Object.entries(PAGES_APART)) {
      const file = pages.find((page) => addressOf(page) === shape) ?? ''
      if (guard === undefined) expect(file, shape).toMatch(/^app\/\(public\)\//)
      else expect(readFileSync(file, 'utf8'), shape).toContain(guard)
    }
  })

  it('what is set apart is a page, and not in the list as well', () => {
    expect(Object.keys(PAGES_APART).filter((shape) => !shapes.includes(shape) || named.has(shape))).toEqual(
      [],
    )
  })
})
