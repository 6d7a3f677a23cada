import { letterDoor } from '@/app/letter-door'
import { getReceiptLetter } from '@/lib/case-documents/queries'
import { findReceipt } from '@/lib/receipts/queries'

/** 备案回执 for everybody: it hangs in the facility for all to read (管理规范), and names the head alone. */
export const GET = letterDoor<{ number: string }>(async (actor, { number }, origin) =>
  getReceiptLetter(await findReceipt(actor, number), 'receipt', origin),
)
