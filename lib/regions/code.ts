/** GB/T 2260 province codes. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
)
const COUNTRY = '100000'

export type DivisionLevel = 'country' | 'province' | 'city' | 'county' | 'township'

/** The kind a township-level code's last three digits stand for (统计用区划代码; regulations §6.6). */
export type TownshipKind = 'subdistrict' | 'town' | 'rural_township' | 'township_like'

/** `village`: the code named a village or residents' committee; `code` is the township it belongs to. */
export type DivisionCode = { code: string; level: DivisionLevel; village: boolean }

/** Says by shape alone; 310100 (市辖区) and 500200 (县) look like cities. The register of divisions decides. */
const levelOf = (code: string): DivisionLevel | null => {
  if (code === COUNTRY) return 'country'
  if (!PROVINCES.has(code.slice(0, 2))) return null
  if (code.length === 9) return townshipKindOf(code) === null ? null : 'township'
  if (code.endsWith('0000')) return 'province'
  if (code.endsWith('00')) return 'city'
  // A county needs a prefecture part: 310020 belongs nowhere.
  return code.slice(2, 4) === '00' ? null : 'county'
}

/**
 * The one spelling the portal stores: six digits down to the county, nine for a township. Takes 6, 9 or 12
 * digits; returns null for anything that cannot be a division code. A form check, not proof of existence.
 */
export const parseDivisionCode = (raw: string): DivisionCode | null => {
  const digits = raw.normalize('NFKC').trim()
  if (!/^\d+$/.test(digits) || ![6, 9, 12].includes(digits.length)) return null
  const county = digits.slice(0, 6)
  const township = digits.slice(6, 9).padEnd(3, '0')
  const village = digits.slice(9).padEnd(3, '0') !== '000'
  // A village with no township above it.
  if (village && township === '000') return null
  const code = township === '000' ? county : county + township
  const level = levelOf(code)
  return level === null ? null : { code, level, village }
}

/** The stored spelling of a code, or null where parseDivisionCode finds none. */
export const normaliseDivisionCode = (raw: string): string | null => parseDivisionCode(raw)?.code ?? null

/** Kind of a nine-digit code; null for another length or a number outside 001–599. 街道 are the subdistricts. */
export const townshipKindOf = (code: string): TownshipKind | null => {
  if (!/^\d{9}$/.test(code)) return null
  const number = Number(code.slice(6))
  if (number < 1 || number > 599) return null
  if (number < 100) return 'subdistrict'
  if (number < 200) return 'town'
  return number < 400 ? 'rural_township' : 'township_like'
}
