import type { Image } from '../schema'
import type { FacilityRow } from './facility-row'
import { textOf } from './kind'

export type Match =
  | { state: 'found'; image: Image; note: string | null }
  | { state: 'ambiguous'; column: string; reason: string }
  /** `key` is what a second row of the same file would have too. */
  | { state: 'new'; key: string }

const pair = (left: string, right: string) => `${left}\n${right}`

/**
 * Which registered facility a row means (contract.md): credit code and address where a code is given, else name and
 * division. What is unknown on one side, code or address, does not make a second facility of the first.
 */
export class FacilityMatcher {
  readonly #byCode = new Map<string, Image[]>()
  readonly #byName = new Map<string, Image[]>()

  constructor(known: readonly Image[]) {
    for (const image of known) {
      const code = textOf(image, 'credit_code')
      if (code !== '') add(this.#byCode, code, image)
      add(this.#byName, pair(textOf(image, 'region_code'), textOf(image, 'name')), image)
    }
  }

  /** `isTaken`: an earlier row of the file already means this record, so a mere likeness is another facility. */
  find(row: FacilityRow, isTaken: (image: Image) => boolean): Match {
    return row.creditCode === null ? this.#findByName(row) : this.#findByCode(row.creditCode, row, isTaken)
  }

  #findByCode(code: string, row: FacilityRow, isTaken: (image: Image) => boolean): Match {
    const address = row.address ?? ''
    const sameCode = this.#byCode.get(code) ?? []
    const exact = sameCode.find((image) => textOf(image, 'address') === address)
    if (exact) return found(exact)
    if (address === '' && sameCode.length > 0) {
      return sameCode.length === 1 && sameCode[0]
        ? found(sameCode[0])
        : ambiguous('地址', '同一信用代码下有多家机构，请填写地址')
    }
    const withoutAddress = sameCode.find(
      (image) => textOf(image, 'address') === '' && textOf(image, 'name') === row.name && !isTaken(image),
    )
    if (withoutAddress) return found(withoutAddress, '原来没有地址，已按信用代码和名称对上')
    const sameName = this.#byName.get(pair(row.regionCode, row.name)) ?? []
    const withoutCode = sameName.find((image) => textOf(image, 'credit_code') === '' && !isTaken(image))
    if (withoutCode) return found(withoutCode, '原来没有信用代码，已按名称和区划对上')
    return { state: 'new', key: pair(code, address) }
  }

  #findByName(row: FacilityRow): Match {
    const key = pair(row.regionCode, row.name)
    const sameName = this.#byName.get(key) ?? []
    const withoutCode = sameName.find((image) => textOf(image, 'credit_code') === '')
    const match = withoutCode ?? (sameName.length === 1 ? sameName[0] : undefined)
    if (match) return found(match)
    if (sameName.length > 1) {
      return ambiguous('统一社会信用代码', '该区划有多家同名机构，请填写信用代码和地址')
    }
    return { state: 'new', key }
  }
}

const found = (image: Image, note: string | null = null): Match => ({ state: 'found', image, note })
const ambiguous = (column: string, reason: string): Match => ({ state: 'ambiguous', column, reason })

function add(map: Map<string, Image[]>, key: string, image: Image): void {
  const list = map.get(key)
  if (list) list.push(image)
  else map.set(key, [image])
}
