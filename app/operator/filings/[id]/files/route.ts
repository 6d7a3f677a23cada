import type { NextRequest } from 'next/server'
import { receiveForm } from '@/app/uploads/receive-form'
import { removeAttachment, storeAttachment } from '@/lib/attachments/commands'

type Context = { params: Promise<{ id: string }> }

/** Files of a case, by a plain form. */
export const POST = async (request: NextRequest, { params }: Context): Promise<Response> =>
  receiveForm(request, (await params).id, { storeAttachment, removeAttachment })
