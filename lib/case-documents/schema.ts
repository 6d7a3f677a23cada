import { z } from 'zod'

/** 备案回执, 基本条件告知书, 补正材料通知书, 不符合标准告知书. */
export const CASE_DOCUMENTS = ['receipt', 'conditions', 'corrections', 'noncompliance'] as const
export type CaseDocumentKind = (typeof CASE_DOCUMENTS)[number]

export const caseDocumentSchema = z.object({ id: z.string(), kind: z.enum(CASE_DOCUMENTS) })
