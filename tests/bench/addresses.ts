import { DENSE_COUNTY } from './world/register'

export type Address = {
  name: string
  path: string
  /** Which empty answer it is compared with. */
  against: 'page' | 'json'
  least?: number
  headers?: Record<string, string>
  /** A word the answer must hold, so that an error page is never measured for the page. */
  holds: string
}

/** The same frame, CSP nonce and per-request drawing as every page, and no query. */
export const EMPTY_PAGE: Address = {
  name: 'empty page /status',
  path: '/status',
  against: 'page',
  holds: '服务状态',
}
/** The same endpoint() door as every API answer, and no query. */
export const EMPTY_JSON: Address = {
  name: 'empty JSON /api/version',
  path: '/api/version',
  against: 'json',
  holds: 'version',
}

const NEAR = '121.47,31.23'
const page = (name: string, path: string, holds: string, least?: number): Address => ({
  name: `page: ${name}`,
  path,
  against: 'page',
  holds,
  least,
})
const api = (name: string, path: string, least?: number): Address => ({
  name: `api: ${name}`,
  path: `/api/v1${path}`,
  against: 'json',
  holds: '"items"',
  least,
})

export const ADDRESSES: readonly Address[] = [
  page('dashboard nation', '/targets/100000', '中华人民共和国', 0.6),
  page('dashboard province 530000', '/targets/530000', '云南省', 0.6),
  page('dashboard county 310120', '/targets/310120', '奉贤区', 0.6),
  page('dashboard dense county', `/targets/${DENSE_COUNTY}`, '朝阳区', 0.6),
  {
    ...page('dashboard nation, gzip', '/targets/100000', '中华人民共和国'),
    headers: { 'accept-encoding': 'gzip' },
  },
  page('indicator with rows, province', '/targets/530000/places_total', '托位总数'),
  page('indicator with rows, county', '/targets/310120/places_total', '托位总数'),
  page('facility list nation', '/facilities', '合成托育园'),
  page('facility list dense county', `/facilities?region=${DENSE_COUNTY}`, '合成托育园'),
  page('facility list near', `/facilities?near=${NEAR}`, '合成托育园'),
  api('indicator-values province', '/indicator-values?region=530000', 0.7),
  api('indicator-values children', '/indicator-values?region=530000&children=1', 0.7),
  api('rows page 1', '/indicator-values/530000/places_total/rows'),
  api('rows page 40', '/indicator-values/530000/places_total/rows?page=40'),
  api('facilities nation', '/facilities'),
  api('facilities near', `/facilities?near=${NEAR}`),
]
