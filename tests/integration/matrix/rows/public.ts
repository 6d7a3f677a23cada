import { randomUUID } from 'node:crypto'
import { creditCodeOf } from '@/tests/support/credit-codes'
import type { PublicRow } from '../row'

const PASSWORD = 'orange tree in the yard 7'
const NEW = { password: PASSWORD, passwordAgain: PASSWORD }

export const PUBLIC_ROWS: PublicRow[] = [
  {
    action: 'sign-ins.signInAction',
    input: () => ({ username: 'nobody', password: PASSWORD }),
    visitor: 'in',
    why: 'this is how one comes in; a wrong password is told as such',
  },
  { action: 'sign-ins.signOutAction', input: () => ({}), visitor: 'in', why: 'nobody is signed out twice' },
  {
    action: 'recoveries.askRecoveryAction',
    input: () => ({ username: 'nobody', address: 'nobody@example.com' }),
    visitor: 'in',
    why: 'the same answer whether or not there is such an account',
  },
  {
    action: 'recoveries.recoverAction',
    input: () => ({ confirmationId: randomUUID(), code: '123456', ...NEW }),
    visitor: 'in',
    why: 'a wrong code is told as such',
  },
  {
    action: 'operators.registerOperatorAction',
    input: () => ({
      ...{ creditNumber: creditCodeOf('52', 9_001), name: '新来的托育中心', contactName: '赵女士' },
      ...{ registrationAuthority: 'civil_affairs', email: 'new@example.com', phone: '' },
      ...{ username: 'newcomer', ...NEW, consent: '1' },
    }),
    visitor: 'in',
    why: 'this is how a body gets its first account',
  },
  {
    action: 'operators.confirmRegistrationAction',
    input: () => ({ confirmationId: randomUUID(), code: '123456' }),
    visitor: 'not_found',
    why: 'a wrong code is told as such',
  },
  {
    action: 'operators.resendRegistrationCodeAction',
    input: () => ({ confirmationId: randomUUID() }),
    visitor: 'not_found',
    why: 'a registration is known by an id nobody guesses',
  },
  {
    action: 'acceptances.acceptInvitationAction',
    input: () => ({ token: 'x'.repeat(43), username: 'invited', displayName: '钱老师', ...NEW }),
    visitor: 'in',
    why: 'an invitation that does not exist is told as such',
  },
  {
    action: 'second-factors.passSecondStepAction',
    input: () => ({ code: '123456' }),
    visitor: 'unauthenticated',
    why: 'only after the password',
  },
  {
    action: 'second-factors.prepareEnrolmentAction',
    input: () => ({}),
    visitor: 'unauthenticated',
    why: 'only after the password',
  },
  {
    action: 'second-factors.confirmEnrolmentAction',
    input: () => ({ code: '123456' }),
    visitor: 'unauthenticated',
    why: 'only after the password',
  },
  {
    action: 'passwords.renewPasswordAction',
    input: () => ({ currentPassword: PASSWORD, ...NEW }),
    visitor: 'unauthenticated',
    why: 'only after the old password',
  },
]
