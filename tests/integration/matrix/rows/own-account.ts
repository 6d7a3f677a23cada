import { randomUUID } from 'node:crypto'
import { lookupHash } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import type { Kind, Place } from '../place'
import { next } from '../place'
import { ALL_KINDS, type Row } from '../row'

const PASSWORD = 'orange tree in the yard 7'

/** What everybody does with the own account and nobody with another's: the record is the sender's own. */
const own = (action: string, input: Row['input'], more: Partial<Row> = {}): Row => ({
  ...{ action, input, allowed: ALL_KINDS, isPersonal: true, ...more },
})
const SESSION_ONLY = 'the form names nobody: it is about the session that sends it'

async function notice(place: Place, kind: Kind): Promise<string> {
  const { id } = await db.notice.create({
    data: {
      ...{ accountId: place.accounts[kind], kind: 'task', title: '通知', text: '内容', href: '/account' },
      eventKey: `matrix-${next()}`,
    },
    select: { id: true },
  })
  return id
}

export const OWN_ACCOUNT: Row[] = [
  own('notices.openNoticeAction', async (place, kind) => ({ noticeId: await notice(place, kind) })),
  own('notices.readNoticeAction', async (place, kind) => ({ noticeId: await notice(place, kind) })),
  own('notices.readAllNoticesAction', async (place, kind) => ({ upTo: await notice(place, kind) }), {
    nowhereElse: 'it marks the own inbox up to that moment, whose notice names it',
  }),
  own('sessions.endSessionAction', async (place, kind) => {
    const { id } = await db.session.create({
      data: { accountId: place.accounts[kind], expiresAt: new Date('2030-01-01') },
      select: { id: true },
    })
    return { sessionId: id }
  }),
  own('sessions.endOtherSessionsAction', () => ({}), { nowhereElse: SESSION_ONLY, endsSession: true }),
  own('sign-ins.signOutEverywhereAction', () => ({}), { nowhereElse: SESSION_ONLY, endsSession: true }),
  own('identity-links.startLinkAction', () => ({ provider: 'officials' }), { nowhereElse: SESSION_ONLY }),
  own('identity-links.removeLinkAction', async (place, kind) => {
    const { id } = await db.identityLink.create({
      data: { accountId: place.accounts[kind], issuer: 'https://id.test', subject: randomUUID() },
      select: { id: true },
    })
    return { id, confirm: 'yes' }
  }),
  own(
    'passwords.changePasswordAction',
    () => ({ currentPassword: 'wrong', password: PASSWORD, passwordAgain: PASSWORD }),
    { nowhereElse: SESSION_ONLY },
  ),
  own('second-factors.renewRecoveryCodesAction', () => ({ code: '123456' }), { nowhereElse: SESSION_ONLY }),
  own('second-factors.disableSecondFactorAction', () => ({ currentPassword: 'wrong', code: '123456' }), {
    nowhereElse: SESSION_ONLY,
  }),
  own('confirmations.addContactAction', () => ({ channel: 'email', address: `a${next()}@example.com` }), {
    allowed: ALL_KINDS.filter((kind) => kind !== 'parent'),
    nowhereElse: SESSION_ONLY,
  }),
  own('confirmations.removeContactAction', () => ({ channel: 'email' }), {
    allowed: ALL_KINDS.filter((kind) => kind !== 'parent'),
    nowhereElse: SESSION_ONLY,
  }),
  own(
    'confirmations.confirmContactAction',
    async (place, kind) => {
      const { id } = await db.confirmation.create({
        data: {
          ...{ accountId: place.accounts[kind], channel: 'email', address: `c${next()}@example.com` },
          ...{ codeHash: lookupHash('x'), expiresAt: new Date('2030-01-01') },
        },
        select: { id: true },
      })
      return { confirmationId: id, code: '123456' }
    },
    { allowed: ALL_KINDS.filter((kind) => kind !== 'parent') },
  ),
]
