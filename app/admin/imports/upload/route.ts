import type { NextRequest } from 'next/server'
import { receiveImport } from '@/app/import-door'
import { storeImport } from '@/lib/imports/commands'
import { canImport } from '@/lib/imports/policy'

/** The system administrator's files of every kind. */
export const POST = (request: NextRequest): Promise<Response> =>
  receiveImport(request, { home: '/admin/imports', kind: null, mayUpload: canImport, store: storeImport })
