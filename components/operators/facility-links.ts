import type { OpenCase, OwnFacility } from '@/lib/operators/queries'
import type { ProcedureKind } from '@/prisma/generated/enums'

export type StartLink = { kind: ProcedureKind; label: string; href: string }

const WORDS = {
  filing: '办理备案',
  home_filing: '办理备案',
  change: '变更',
  suspension: '暂停服务',
  resumption: '恢复服务',
  cancellation: '注销备案',
} as const

const to = (facilityId: string, kind: keyof typeof WORDS): StartLink => ({
  kind,
  label: WORDS[kind],
  href: `/operator/filings/new?facility=${facilityId}&kind=${kind}`,
})

/** A case in line ends before the next of its kind begins; one that was filed and is not in line does not bar it. */
const isUnderWay = (cases: readonly OpenCase[], kind: ProcedureKind) =>
  cases.some((one) => one.kind === kind && one.state !== 'noncompliant')

/** What can be started for a facility now; what is under way already is left out. */
export function startLinks({ id, kind, status, filing, openCases }: OwnFacility): StartLink[] {
  if (status === 'closed') return []
  const kinds: (keyof typeof WORDS)[] =
    filing.state !== 'filed'
      ? [kind === 'home' ? 'home_filing' : 'filing']
      : ['change', status === 'suspended' ? 'resumption' : 'suspension', 'cancellation']
  return kinds.filter((one) => !isUnderWay(openCases, one)).map((one) => to(id, one))
}
