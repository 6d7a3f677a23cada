import { z } from 'zod'
import { formVersion, optionalDate, requiredChoice, requiredDate, requiredText } from '@/lib/core/fields'
import { requiredCount } from '@/lib/core/number-fields'
import { CareClassKind } from '@/prisma/generated/enums'

const fields = {
  name: requiredText('请填写班级名称', 40),
  kind: requiredChoice(CareClassKind, '请选择班型'),
  places: requiredCount('请填写托位数，不小于 1 的整数').pipe(
    z.number().min(1, '托位数至少是 1').max(200, '一个班的托位数不能超过 200，请核对'),
  ),
  openedOn: requiredDate('请填写开班日期'),
}

export const addClassSchema = z.object({ facilityId: z.uuid('请从列表中选择机构'), ...fields })
export type AddClassInput = z.output<typeof addClassSchema>

export const editClassSchema = z.object({ classId: z.uuid(), version: formVersion(), ...fields })
export type EditClassInput = z.output<typeof editClassSchema>

export const closeClassSchema = z.object({
  classId: z.uuid(),
  version: formVersion(),
  closedOn: requiredDate('请填写停班日期'),
})
export type CloseClassInput = z.output<typeof closeClassSchema>

export const takeOverSchema = z.object({ facilityId: z.uuid('请从列表中选择机构') })

/** What the pages of classes, rosters and months read of their address. A wrong one counts as none. */
export const classPageSchema = z.object({
  facility: z.uuid().optional().catch(undefined),
  day: optionalDate().optional().catch(undefined),
  copy: optionalDate().optional().catch(undefined),
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  done: z.string().max(20).optional().catch(undefined),
})
