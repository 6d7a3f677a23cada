import { randomUUID } from 'node:crypto'
import { db } from '@/lib/core/db'
import { permissionsOf } from '@/lib/core/permissions'
import { type Kind, makeAccount, makePerson, makePost, next, type Place } from '../place'
import { REASON, type Row } from '../row'
import { ban } from './people'

const LATER = new Date('2030-01-01')
const below = (place: Place) =>
  makeAccount('planner', { regionCode: place.isOwn ? '310120102' : place.region })
const builtIn = async (base: Kind): Promise<string> =>
  (await db.role.findFirstOrThrow({ where: { base, isBuiltIn: true }, select: { id: true } })).id

async function key(): Promise<string> {
  const { id } = await db.apiKey.create({
    data: {
      ...{ name: '核对', partner: '人社局', prefix: randomUUID().replaceAll('-', '').slice(0, 12) },
      ...{
        secretHash: randomUUID(),
        scopes: ['certificates:check'],
        expiresAt: LATER,
        createdByName: '安全',
      },
    },
    select: { id: true },
  })
  return id
}

async function webhook(): Promise<string> {
  const { id } = await db.webhook.create({
    data: {
      ...{ name: '全国系统', url: 'https://example.com/in', secretSealed: 'x', createdByName: '安全' },
      events: ['filing.accepted'],
    },
    select: { id: true },
  })
  return id
}

/** What is carried out once somebody let in agrees. */
async function payloadOf(place: Place, kind: string): Promise<object> {
  if (kind === 'ban.lift') return { banId: await ban(place), reason: REASON }
  if (kind === 'account.invite') return { invitationId: await invitation(place, 'planner') }
  const name = `角色${next()}`
  return { roleId: null, version: 0, name, base: 'planner', permissions: [], note: '', isEnabled: true }
}

async function change(place: Place, kind: string, asker: Kind): Promise<string> {
  const payload = await payloadOf(place, kind)
  const { id } = await db.sensitiveChange.create({
    data: {
      ...{ kind, subjectType: 'matrix', subjectId: randomUUID(), summary: '一项改动', payload },
      ...{ regionCode: kind === 'ban.lift' ? place.county : null, expiresAt: LATER },
      ...{ requestedById: place.accounts[asker], requestedByName: '申请人' },
    },
    select: { id: true },
  })
  return id
}

async function invitation(place: Place, role: 'planner' | 'operator'): Promise<string> {
  const isOfficial = role === 'planner'
  const { id } = await db.invitation.create({
    data: {
      ...{ displayName: '赵同事', role, invitedByName: '邀请人', expiresAt: LATER, tokenHash: randomUUID() },
      ...(isOfficial && { regionCode: place.isOwn ? '310120102' : place.region }),
      ...(isOfficial && { roleId: await builtIn(role) }),
      ...(!isOfficial && { operatorId: place.operatorId }),
    },
    select: { id: true },
  })
  return id
}

async function organisation(place: Place): Promise<string> {
  const name = `机关${next()}`
  const { id } = await db.organisation.create({
    data: { regionCode: place.county, name },
    select: { id: true },
  })
  return id
}

const ACCOUNTS = { sysadmin: 'accounts.manage', planner: 'accounts.delegate' } as const

export const POWERS: Row[] = [
  {
    action: 'account-administration.switchAccountAction',
    input: async (place) => ({
      ...{ accountId: await below(place), isEnabled: 'false', reason: REASON, confirm: 'yes' },
    }),
    allowed: ['sysadmin', 'planner'],
    right: ACCOUNTS,
  },
  {
    action: 'account-administration.requestAccountRoleAction',
    input: async (place) => ({
      ...{ accountId: await below(place), roleId: await builtIn('planner'), reason: REASON },
    }),
    allowed: ['sysadmin'],
    right: 'accounts.manage',
  },
  {
    action: 'second-factors.resetSecondFactorAction',
    input: async (place) => ({ accountId: await below(place), reason: REASON, confirm: 'yes' }),
    allowed: ['sysadmin'],
    right: 'accounts.manage',
  },
  {
    action: 'roles.requestRoleAction',
    input: () => ({
      ...{ name: `角色${next()}`, base: 'planner', permissions: permissionsOf('planner').slice(0, 2) },
      ...{ isEnabled: 'true', reason: REASON },
    }),
    allowed: ['secadmin'],
    right: 'roles.change',
    nowhereElse: 'roles belong to no area',
  },
  {
    action: 'security-policies.requestPolicyAction',
    input: () => ({ key: 'passwordLength', value: '14', reason: REASON, version: '0' }),
    allowed: ['secadmin'],
    right: 'security_policies.change',
    nowhereElse: 'the rules of sign-in belong to no area',
  },
  {
    action: 'change-decisions.confirmChangeAction',
    about: 'of a role',
    input: async (place) => ({
      ...{ changeId: await change(place, 'role.save', 'secadmin'), reason: '', confirm: 'yes' },
    }),
    allowed: ['sysadmin'],
    right: 'changes.confirm_security',
    nowhereElse: 'roles belong to no area',
  },
  {
    action: 'change-decisions.confirmChangeAction',
    about: 'of an invitation',
    input: async (place) => ({
      ...{ changeId: await change(place, 'account.invite', 'sysadmin'), reason: '', confirm: 'yes' },
    }),
    allowed: ['secadmin'],
    right: 'changes.confirm_system',
    nowhereElse: 'an administrator decides everywhere',
  },
  {
    action: 'change-decisions.confirmChangeAction',
    about: 'of a ban',
    input: async (place) => ({
      ...{ changeId: await change(place, 'ban.lift', 'inspector'), reason: '', confirm: 'yes' },
    }),
    allowed: ['reviewer', 'planner'],
    right: 'bans.confirm',
  },
  {
    action: 'change-decisions.rejectChangeAction',
    input: async (place) => ({ changeId: await change(place, 'ban.lift', 'inspector'), reason: REASON }),
    allowed: ['reviewer', 'planner'],
    right: 'bans.confirm',
  },
  {
    action: 'change-decisions.withdrawChangeAction',
    input: async (place) => ({ changeId: await change(place, 'ban.lift', 'inspector') }),
    // Taking back what one asked for takes no right.
    allowed: ['inspector'],
  },
  {
    action: 'rights-reviews.decideReviewsAction',
    input: async (place) => {
      const { id } = await db.rightsReview.create({
        data: { accountId: await below(place), dueOn: new Date('2026-11-01') },
        select: { id: true },
      })
      return { reviewIds: id, decision: 'confirm' }
    },
    allowed: ['planner', 'sysadmin', 'secadmin'],
    right: 'rights.review',
    refusedCode: 'conflict',
  },
  {
    action: 'organisations.addOrganisationAction',
    input: (place) => ({ name: `机关${next()}`, region: place.county }),
    allowed: ['sysadmin'],
    right: 'organisations.keep',
  },
  {
    action: 'organisations.editOrganisationAction',
    input: async (place) => ({
      ...{ organisationId: await organisation(place), version: '1', name: '改名机关', isEnabled: 'true' },
    }),
    allowed: ['sysadmin'],
    right: 'organisations.keep',
  },
  {
    action: 'invitations.inviteOfficialAction',
    input: async (place) => ({
      ...{ displayName: '钱规划', roleId: await builtIn('planner'), reason: REASON },
      region: place.isOwn ? '310120102' : place.region,
    }),
    allowed: ['planner', 'sysadmin'],
    right: ACCOUNTS,
    refusedField: 'roleId',
  },
  {
    action: 'invitations.inviteColleagueAction',
    input: () => ({ displayName: `同事${next()}`, email: '' }),
    allowed: ['operator'],
    right: 'operator.invite',
    nowhereElse: 'a colleague of the own body; the form names none',
  },
  {
    action: 'invitations.inviteStaffAction',
    input: async (place) => {
      const personId = await makePerson()
      await makePost(place.operatorId, place.facilityId, personId)
      return { personId, email: '' }
    },
    allowed: ['operator'],
    right: 'operator.invite',
    refusedField: 'personId',
  },
  ...(['resendInvitationAction', 'withdrawInvitationAction'] as const).flatMap((name): Row[] => [
    {
      action: `invitations.${name}`,
      about: 'of an official',
      input: async (place) => ({ invitationId: await invitation(place, 'planner') }),
      allowed: ['planner', 'sysadmin'],
      right: ACCOUNTS,
    },
    {
      action: `invitations.${name}`,
      about: 'of a colleague',
      input: async (place) => ({ invitationId: await invitation(place, 'operator') }),
      allowed: ['operator'],
      right: 'operator.invite',
    },
  ]),
  {
    action: 'api-keys.createApiKeyAction',
    input: () => ({
      ...{ name: '核对证书', partner: '人社局', scopes: 'certificates:check', expiresOn: '2027-06-30' },
    }),
    allowed: ['secadmin'],
    right: 'api_keys.manage',
    nowhereElse: 'only an administrator keeps keys',
  },
  {
    action: 'api-keys.rotateApiKeyAction',
    input: async () => ({ id: await key() }),
    allowed: ['secadmin'],
    right: 'api_keys.manage',
    nowhereElse: 'only an administrator keeps keys',
  },
  {
    action: 'api-keys.revokeApiKeyAction',
    input: async () => ({ id: await key(), reason: REASON }),
    allowed: ['secadmin'],
    right: 'api_keys.manage',
    nowhereElse: 'only an administrator keeps keys',
  },
  {
    action: 'webhooks.addWebhookAction',
    input: () => ({ name: '全国系统', url: 'https://example.com/in', events: 'filing.accepted' }),
    allowed: ['secadmin'],
    right: 'api_keys.manage',
    nowhereElse: 'only an administrator keeps addresses',
  },
  {
    action: 'webhooks.switchWebhookAction',
    input: async () => ({ id: await webhook(), isEnabled: 'false', version: '1' }),
    allowed: ['secadmin'],
    right: 'api_keys.manage',
    nowhereElse: 'only an administrator keeps addresses',
  },
  {
    action: 'webhooks.pingWebhookAction',
    input: async () => ({ id: await webhook() }),
    allowed: ['secadmin'],
    right: 'api_keys.manage',
    nowhereElse: 'only an administrator keeps addresses',
  },
  {
    action: 'webhooks.resendWebhookDeliveryAction',
    input: async () => {
      const { id } = await db.webhookDelivery.create({
        data: { webhookId: await webhook(), event: 'ping', payload: {}, failedAt: new Date() },
        select: { id: true },
      })
      return { id }
    },
    allowed: ['secadmin'],
    right: 'api_keys.manage',
    nowhereElse: 'only an administrator keeps addresses',
  },
]
