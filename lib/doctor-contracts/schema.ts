import { z } from 'zod'
import { optionalDate, requiredDate, requiredText } from '@/lib/core/fields'

export const signDoctorContractSchema = z
  .object({
    facilityId: z.uuid(),
    medicalBody: requiredText('请填写签约的医疗卫生机构', 100),
    signedOn: requiredDate('请选择签约日期'),
    endsOn: optionalDate(),
  })
  .refine(({ signedOn, endsOn }) => endsOn === null || endsOn >= signedOn, {
    path: ['endsOn'],
    message: '到期日期不能早于签约日期',
  })
export type SignDoctorContractInput = z.output<typeof signDoctorContractSchema>

export const endDoctorContractSchema = z.object({
  contractId: z.uuid(),
  endsOn: requiredDate('请选择终止日期'),
  reason: requiredText('请写明原因', 500),
})
export type EndDoctorContractInput = z.output<typeof endDoctorContractSchema>
