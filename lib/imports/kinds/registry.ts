import 'server-only'
import type { ImportKind } from '@/prisma/generated/enums'
import { divisions } from './divisions'
import { facilities } from './facilities'
import { holidays } from './holidays'
import type { ImportKindRules } from './kind'
import { population } from './population'
import { reported } from './reported'
import { staff } from './staff'

const KINDS = { facilities, population, reported, holidays, divisions, staff }

/** The rules of a kind. Its row type is known only inside: rows go from its schema to its plan and nowhere else. */
export function rulesOf(kind: ImportKind): ImportKindRules<unknown> {
  return KINDS[kind] as unknown as ImportKindRules<unknown>
}
