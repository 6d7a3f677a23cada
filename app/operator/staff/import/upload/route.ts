import type { NextRequest } from 'next/server'
import { receiveImport } from '@/app/import-door'
import { storeImport } from '@/lib/imports/commands'
import { importsOwnStaff } from '@/lib/imports/policy'

/** A body's own staff list. */
export const POST = (request: NextRequest): Promise<Response> =>
  receiveImport(request, {
    home: '/operator/staff/import',
    kind: 'staff',
    mayUpload: importsOwnStaff,
    store: storeImport,
  })
