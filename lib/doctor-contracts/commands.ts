import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { isUniqueViolation, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { loadFacility } from '@/lib/facilities/commands'
import { fromDateColumn, toDateColumn } from '@/lib/format/date'
import { refreshRollups } from '@/lib/rollups/commands'
import type { EndDoctorContractInput, SignDoctorContractInput } from './schema'

/** Records that a medical body signed for a facility (一点一医). Throws conflict for a second contract of that day. */
export async function signDoctorContract(
  actor: Actor,
  input: SignDoctorContractInput,
): Promise<{ facilityId: string }> {
  const { facilityId, medicalBody, signedOn, endsOn } = input
  if (signedOn > todayInShanghai()) throw new AppError('invalid', { signedOn: ['签约日期不能晚于今天'] })
  return transaction(async (tx) => {
    const { regionCode } = await loadFacility(tx, actor, facilityId, 'sign_doctor')
    const days = { signedOn: toDateColumn(signedOn), endsOn: endsOn && toDateColumn(endsOn) }
    try {
      await tx.doctorContract.create({ data: { facilityId, medicalBody, ...days }, select: { id: true } })
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      throw new AppError('conflict', { signedOn: ['这一天已经登记过签约'] })
    }
    await audit(tx, actor, {
      action: 'doctor_contract.sign',
      subject: { type: 'facility', id: facilityId },
      regionCode,
      after: { medicalBody, signedOn, endsOn },
    })
    await refreshRollups(tx, [regionCode])
    return { facilityId }
  })
}

/** Ends a contract on a day between its signing and today. Throws not_found, forbidden, invalid. */
export async function endDoctorContract(
  actor: Actor,
  input: EndDoctorContractInput,
): Promise<{ facilityId: string }> {
  const { contractId, endsOn, reason } = input
  return transaction(async (tx) => {
    const contract = await tx.doctorContract.findUnique({
      where: { id: contractId },
      select: { facilityId: true, medicalBody: true, signedOn: true, endsOn: true },
    })
    if (!contract) throw new AppError('not_found')
    const { facilityId, medicalBody } = contract
    const { regionCode } = await loadFacility(tx, actor, facilityId, 'end_doctor')
    if (endsOn < fromDateColumn(contract.signedOn)) {
      throw new AppError('invalid', { endsOn: ['终止日期不能早于签约日期'] })
    }
    if (endsOn > todayInShanghai()) throw new AppError('invalid', { endsOn: ['终止日期不能晚于今天'] })
    await tx.doctorContract.update({
      where: { id: contractId },
      data: { endsOn: toDateColumn(endsOn) },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'doctor_contract.end',
      subject: { type: 'facility', id: facilityId },
      regionCode,
      before: { medicalBody, endsOn: contract.endsOn && fromDateColumn(contract.endsOn) },
      after: { medicalBody, endsOn },
      reason,
    })
    await refreshRollups(tx, [regionCode])
    return { facilityId }
  })
}
