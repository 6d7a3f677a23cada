import { z } from 'zod'
import { pageFields } from '@/lib/core/query-fields'
import { FacilityKind, Ownership } from '@/prisma/generated/enums'

/**
 * What a receipt says and what is signed (RFC 8785). Of people it names the head alone, as the form of 附件3 does.
 * Source: 托育机构登记和备案办法（试行）附件3.
 */
export const receiptPayload = z.strictObject({
  version: z.literal(1),
  number: z.string().min(1),
  isDemo: z.boolean(),
  facility: z.strictObject({
    id: z.uuid(),
    name: z.string().min(1),
    creditCode: z.string().nullable(),
    kind: z.enum(FacilityKind),
    ownership: z.enum(Ownership).nullable(),
    regionCode: z.string().min(1),
    address: z.string().nullable(),
    headName: z.string().nullable(),
    serviceForms: z.array(z.string()),
    /** 收托规模, all classes together. */
    places: z.number().int().nullable(),
  }),
  issuer: z.string().min(1),
  /** Civil day in Shanghai. */
  issuedOn: z.iso.date(),
})
export type ReceiptPayload = z.output<typeof receiptPayload>

// Any text: a number of another shape is a number nobody has, so it answers 404.
export const receiptQuerySchema = z.object({
  number: z.string().meta({ description: '回执编号，例如 310120-2026-00001' }),
})
export const receiptKeysQuerySchema = z.object({ ...pageFields(20, 100) })
