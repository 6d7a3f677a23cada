import type { NextRequest } from 'next/server'
import { removeAttachment, storeAttachment } from '@/lib/attachments/commands'
import { receiveForm } from '../receive-form'

/** Papers of staff, which belong to no case. */
export const POST = (request: NextRequest): Promise<Response> =>
  receiveForm(request, null, { storeAttachment, removeAttachment })
