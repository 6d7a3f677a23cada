import { PERMISSIONS, permissionsOf } from '@/lib/core/permissions'
import { POWER_LABELS } from '@/lib/roles/labels'
import type { AccountRole } from '@/prisma/generated/enums'

/** What roles of a kind may hold, as boxes to tick. */
export const permissionOptions = (base: AccountRole) =>
  permissionsOf(base).map((code) => ({
    value: code,
    label: PERMISSIONS[code].label,
    hint: POWER_LABELS[PERMISSIONS[code].power],
  }))
