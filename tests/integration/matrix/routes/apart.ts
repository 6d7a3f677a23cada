type Apart = { why: string; file: string }

const API = 'public data: the door acts as a visitor whoever asks'
const BROWSERS = 'tells browsers on other sites what may be asked'
const api = 'tests/integration/api/api.test.ts'
const files = 'tests/integration/attachments'
const uploads = { why: 'each piece is the uploader’s own', file: `${files}/resumable.test.ts` }
const oidc = { why: 'this is how one comes in', file: 'tests/integration/identity-links/oidc.test.ts' }
const letter = { why: 'whoever has the number on paper checks it' }
const targets = { why: API, file: 'tests/e2e/public/targets.spec.ts' }

/** Doors that no cell of the matrix tries: why they need none, or which test asks who may. */
export const ROUTES_APART: Readonly<Record<string, Apart>> = {
  'GET /api/[...path]': { why: 'answers 404 to everybody', file: api },
  'GET /api/auth/[...nextauth]': { why: 'this is how one comes in', file: 'tests/e2e/sign-in.spec.ts' },
  'POST /api/auth/[...nextauth]': { why: 'this is how one comes in', file: 'tests/e2e/sign-in.spec.ts' },
  'GET /api/health': { why: 'says no more than that the portal runs', file: api },
  'GET /api/version': { why: API, file: api },
  'GET /api/openapi.json': { why: API, file: 'tests/integration/api/openapi.test.ts' },
  'OPTIONS /api/openapi.json': { why: BROWSERS, file: api },
  ...Object.fromEntries(
    [
      ...['indicators', 'targets', 'indicator-values', 'indicator-values/[region]/[indicator]/rows'],
      ...['working-days', 'facilities', 'facilities/[id]', 'regions'],
    ].flatMap((name): [string, Apart][] => [
      [`GET /api/v1/${name}`, { why: API, file: api }],
      [`OPTIONS /api/v1/${name}`, { why: BROWSERS, file: api }],
    ]),
  ),
  ...Object.fromEntries(
    ['receipts/[number]', 'receipts/keys'].flatMap((name): [string, Apart][] => [
      [`GET /api/v1/${name}`, { why: API, file: 'tests/integration/api/receipts.test.ts' }],
      [`OPTIONS /api/v1/${name}`, { why: BROWSERS, file: 'tests/integration/api/receipts.test.ts' }],
    ]),
  ),
  'POST /api/v1/certificate-checks': {
    why: 'a key, never a session, opens it',
    file: 'tests/integration/api-keys/api-keys.test.ts',
  },
  'POST /api/v1/class-months': {
    why: 'a key, never a session, opens it',
    file: 'tests/integration/class-reports/report.test.ts',
  },
  'GET /files/[id]': { why: 'every kind and place is asked there', file: `${files}/access.test.ts` },
  'DELETE /uploads/[[...id]]': uploads,
  'HEAD /uploads/[[...id]]': uploads,
  'PATCH /uploads/[[...id]]': uploads,
  'POST /uploads/[[...id]]': uploads,
  'POST /print-size': {
    why: 'keeps a size of print in a cookie',
    file: 'tests/e2e/public/without-javascript.spec.ts',
  },
  'GET /map-worker/[file]': { why: 'a script of the map', file: 'tests/e2e/public/targets.spec.ts' },
  'GET /sign-in/oidc/[provider]': oidc,
  'GET /sign-in/oidc/[provider]/callback': oidc,
  'GET /sign-in/oidc/[provider]/out': oidc,
  'GET /precheck/pdf': { why: 'works out what the visitor typed', file: 'tests/e2e/public/precheck.spec.ts' },
  'GET /proofs/[number]/pdf': { ...letter, file: 'tests/integration/training/proofs.test.ts' },
  'GET /receipts/[number]/pdf': { ...letter, file: 'tests/integration/receipts/documents.test.ts' },
  'GET /receipts/[number]/conditions': { ...letter, file: 'tests/integration/receipts/documents.test.ts' },
  'GET /filings/export': { why: API, file: 'tests/e2e/roles/rooms.spec.ts' },
  'GET /targets/[region]/export': targets,
  'GET /targets/[region]/map': targets,
  'GET /targets/[region]/[indicator]/rows/export': targets,
}
