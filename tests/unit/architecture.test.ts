import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name))
    .filter((name) => /\.(ts|tsx)$/.test(name) && statSync(path.join(root, name)).isFile())
}

const lib = filesBelow('lib')
const product = [...lib, ...filesBelow('app'), ...filesBelow('components'), 'proxy.ts', 'instrumentation.ts']
const domains = readdirSync(path.join(root, 'lib')).filter((name) => name !== 'core' && name !== 'format')
const VOCABULARY = ['schema', 'rules', 'policy', 'queries', 'commands', 'actions', 'labels']

/** Words a domain has beyond the closed vocabulary, each with what it is. A new one needs a reason here. */
const OWN_WORDS: Record<string, Record<string, string>> = {
  certificates: { duplicates: 'numbers two people claim, looked for under a lock' },
  'certificate-reviews': { notices: 'what those who handed certificates in are told' },
  attachments: {
    content: 'what a file is by its bytes, pure',
    resumable: 'the tus server, bound to accounts',
    slots: 'where a file goes and whether it may, asked before and under the lock',
    upkeep: 'the job that scans and forgets',
  },
  'encryption-keys': { 'sealed-columns': 'what is kept under a seal and where, as data' },
  'authority-exports': {
    scopes: 'whom a request is about, found inside the area',
    contents: 'what is handed over, as a table',
  },
  children: { consent: 'the texts guardians agree to, by version, as data' },
  erasures: {
    expired: 'the SQL that finds what has outlived its time, shared by dry run and job',
    removal: 'how each kind of row is erased, kept apart from when',
  },
  'personal-data': {
    register: 'the register of personal data, as data',
    columns: 'which columns it covers, pure',
  },
  bans: {
    'look-ups': 'the logged question whether somebody is barred, in a transaction of its own',
    recheck: 'the comparison of everybody in post with the bans in force',
    appeals: 'commands of appeals, kept apart from those of decisions',
  },
  audit: { 'changes-in-words': 'from → to of a line in words, pure' },
  'audit-seals': {
    chain: 'the hash of a day and what it tells of its rows',
    'log-lines': 'lines of the log as they are hashed',
    'archive-file': 'lines moved out into a file, written and read back',
    verification: 'the walk over all seals; the command line does it too',
  },
  exchange: { '*': 'reading and writing table files is infrastructure with parts of its own' },
  facilities: {
    address: 'the address of a filtered list, pure',
    'credit-code': 'GB 32100 check, pure',
    position: 'coordinate systems, pure',
    'list-sql': 'the SQL of the facility list, kept apart from its mapping',
  },
  'filing-drafts': {
    'facility-answers': 'a register record as answers, pure',
    steps: 'pages of a form in order and what was posted, pure',
  },
  'filing-clocks': {
    sweep: 'the hourly pass over all running clocks',
    notices: 'what the sweep says to whom, pure',
  },
  filings: {
    answers: 'what an answer looks like and how typed text becomes one, pure',
    asked: 'which fields, pages and materials a case asks, pure',
    missing: 'the one list of what is missing, pure',
    words: 'answers in words, pure',
    inputs: 'answers as inputs of a form and back, pure',
  },
  'filing-queues': { 'list-sql': 'the SQL of the queue, kept apart from its mapping' },
  imports: { '*': 'the engine and one reader per kind of file' },
  indicators: { catalogue: 'the one list of indicators (architecture.md §4.2)' },
  plans: {
    'seed-schema': 'shape of the plan documents in prisma/seed',
    'target-dto': 'what a target is to its readers, kept apart from how it is found',
  },
  prechecks: {
    check: 'what a rule is and how a verdict is made, pure',
    facts: 'what is known of a site, from a filing, pure',
    questions: 'the pre-check form, as data',
    answers: 'an address read as the answers of the form, pure',
    'answered-facts': 'what is known of a site, from those answers, pure',
    'site-rules': 'rules of the building, as data',
    'room-rules': 'rules of the rooms, as data',
    'people-rules': 'rules of classes and staff, as data',
    'safety-rules': 'rules of fire, video and meals, as data',
    'home-rules': 'rules of home facilities, as data',
    letter: 'the self-check as a PDF to show a landlord',
  },
  procedures: {
    comparison: 'what two versions say differently, pure',
    'field-register': 'the one list of fields a form may hold, pure',
  },
  receipts: {
    verification:
      'the check of a signature: it needs keys, so it is not pure, and the command line does it too',
    'receipt-letter': '备案回执 and 基本条件告知书 as PDF',
    'notice-letters': '补正通知书 and 不符合标准告知书 as PDF, from plain data',
  },
  passwords: { breached: 'the bundled list of known passwords, loaded at first use' },
  regions: { code: 'division codes, pure' },
  rollups: { measures: 'names of the sums, shared by SQL and rules' },
  settings: {
    'ratio-settings': 'how the ratio of a day is looked at, as data',
    'training-settings': 'hours of training an area asks for, as data',
    'retention-settings': 'how long an area keeps what no law names, as data',
  },
  'training-attendances': { attendees: 'whom the lines of a list mean, by the register' },
  'training-proofs': {
    verification: 'the check of a signature, which needs keys',
    'proof-letter': '学时证明 as PDF',
  },
  'training-sessions': { 'sign-in-codes': 'the codes of the room, which need keyed hashes' },
  'staff-corrections': { 'post-field': 'how an accepted correction writes a post' },
  'staff-registers': {
    'list-sql': 'the SQL of the officials’ list, kept apart from its mapping',
    merges: 'two records of one person become one, kept apart from corrections',
  },
  staff: {
    people: 'one person one record, shared by every way in',
    posts: 'what every command of a post shares',
  },
}

/** Value imports of a file: `import type` and inline types vanish when compiled and may point anywhere. */
function valueImports(source: string): string[] {
  return [...source.matchAll(/^(?:import|export)\s+(?!type\b)([^'"]*?)\s*(?:from\s+)?['"]([^'"]+)['"]/gm)]
    .filter(([, names]) => !/^\{\s*(type\s+[\w\s]+,?\s*)+\}$/.test(names ?? ''))
    .map((match) => match[2] ?? '')
}

const domainOf = (file: string) => file.split('/')[1] ?? ''
const wordOf = (file: string) => path.posix.basename(file).replace(/\.tsx?$/, '')

describe('rooms', () => {
  test.each(domains)('lib/%s holds only the vocabulary', (domain) => {
    const own = OWN_WORDS[domain] ?? {}
    if ('*' in own) return
    const strangers = lib
      .filter((file) => domainOf(file) === domain)
      .map((file) =>
        file
          .split('/')
          .slice(2)
          .join('/')
          .replace(/\.tsx?$/, ''),
      )
      .filter((word) => !VOCABULARY.includes(word) && !(word in own))
    expect(strangers).toEqual([])
  })

  test('no drawer of odds and ends, no barrel', () => {
    expect(product.filter((file) => /\/(utils?|helpers?|index|common|misc)\.tsx?$/.test(file))).toEqual([])
  })

  test('no file outgrows 300 lines but data', () => {
    const data = [
      'lib/indicators/catalogue.ts',
      'lib/procedures/field-register.ts',
      'lib/personal-data/register.ts',
      'lib/personal-data/columns.ts',
    ]
    const long = product.filter((file) => !data.includes(file) && read(file).split('\n').length > 300)
    expect(long).toEqual([])
  })
})

describe('doors', () => {
  const serverSide = lib.filter((file) => /\/(queries|commands)\.ts$/.test(file))

  test.each(serverSide)('%s cannot reach a browser', (file) => {
    expect(read(file).startsWith("import 'server-only'")).toBe(true)
  })

  test.each(lib.filter((file) => wordOf(file) === 'actions'))(
    '%s exports actions and nothing else',
    (file) => {
      const source = read(file)
      expect(source.startsWith("'use server'")).toBe(true)
      const exported = [...source.matchAll(/^export\s+(.+)$/gm)].map((match) => match[1] ?? '')
      expect(exported.length).toBeGreaterThan(0)
      expect(
        exported.filter((line) => !/^const \w+Action = action\($|^const \w+Action = action\(/.test(line)),
      ).toEqual([])
    },
  )

  test('the environment is read in one file', () => {
    const readers = product.filter((file) => /process\.env\b/.test(read(file)))
    expect(readers.filter((file) => !['lib/core/env.ts', 'instrumentation.ts'].includes(file))).toEqual([])
  })

  test('raw SQL is always a tagged template', () => {
    expect(product.filter((file) => /\$(queryRaw|executeRaw)Unsafe/.test(read(file)))).toEqual([])
  })
})

describe('directions', () => {
  const IMPURE =
    /^(node:|server-only$|next\/|pg$|@prisma\/|@\/prisma\/generated\/client|@\/lib\/core\/(db|audit|session|log|env)|.*\/(queries|commands|actions)$)/
  const pure = lib.filter(
    (file) => /\/(rules|schema|policy|labels)\.ts$/.test(file) || file.startsWith('lib/format/'),
  )

  test.each(pure)('%s runs in a browser', (file) => {
    expect(valueImports(read(file)).filter((name) => IMPURE.test(name))).toEqual([])
  })

  test('the core knows no domain', () => {
    const reaching = lib
      .filter((file) => file.startsWith('lib/core/'))
      .flatMap((file) => valueImports(read(file)).map((name) => `${file} → ${name}`))
      .filter((line) => /→ @\/lib\/(?!core|format)/.test(line))
    expect(reaching).toEqual([])
  })

  test('nothing imports app or tests; pages never import commands or the database (a route handler is a door itself)', () => {
    const imports = product.flatMap((file) => valueImports(read(file)).map((name) => ({ file, name })))
    expect(
      imports.filter(
        ({ file, name }) => /^@\/tests\//.test(name) || (/^@\/app\//.test(name) && !file.startsWith('app/')),
      ),
    ).toEqual([])
    const forbidden = /^@\/lib\/([\w-]+\/commands|core\/db)$|generated\/client/
    expect(
      imports.filter(
        ({ file, name }) =>
          /^(app|components)\//.test(file) &&
          forbidden.test(name) &&
          // What several route handlers share of being a door stands beside them: app/*-door.ts.
          !(/(\/route|^app\/[\w-]+-door)\.ts$/.test(file) && name.endsWith('/commands')),
      ),
    ).toEqual([])
  })

  test('domains form no circle', () => {
    const edges = new Map<string, Set<string>>()
    for (const file of lib.filter((name) => domains.includes(domainOf(name)))) {
      for (const name of valueImports(read(file))) {
        const target = /^@\/lib\/([\w-]+)\//.exec(name)?.[1]
        if (!target || !domains.includes(target) || target === domainOf(file)) continue
        edges.set(domainOf(file), (edges.get(domainOf(file)) ?? new Set()).add(target))
      }
    }
    expect(findCircle(edges)).toBeNull()
  })
})

function findCircle(edges: Map<string, Set<string>>): string | null {
  const done = new Set<string>()
  const visit = (node: string, trail: string[]): string | null => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node].join(' → ')
    if (done.has(node)) return null
    for (const next of edges.get(node) ?? []) {
      const circle = visit(next, [...trail, node])
      if (circle) return circle
    }
    done.add(node)
    return null
  }
  for (const node of edges.keys()) {
    const circle = visit(node, [])
    if (circle) return circle
  }
  return null
}
