import { letterDoor } from '@/app/letter-door'
import { getReceiptLetter } from '@/lib/case-documents/queries'
import { findReceipt } from '@/lib/receipts/queries'

/** 基本条件告知书 for everybody: what every facility must meet is no secret. */
export const GET = letterDoor<{ number: string }>(async (actor, { number }, origin) =>
  getReceiptLetter(await findReceipt(actor, number), 'conditions', origin),
)
