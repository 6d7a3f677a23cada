import type { ShownState } from './rules'

export const INVITATION_STATE_LABELS = {
  waiting: '等待复核',
  open: '等本人开通',
  accepted: '已开通',
  withdrawn: '已撤回',
  expired: '链接过期',
  used_up: '核对次数用完',
} as const satisfies Record<ShownState, string>

export const MAIL_TITLE = '请开通您的账号'
export const mailText = (inviter: string, kind: string) =>
  `${inviter}邀请您开通${kind}账号。请打开链接，自己设置账号名和密码。链接 7 天内有效，只能用一次，请不要转给别人。`

export const NOT_BELOW = '只能邀请本地区范围内、权限比您小的账号。请换地区或角色。'
export const ORGANISATION_NEEDED = '部门审核员要选所在的组织机构'
export const WRONG_ORGANISATION = '这个组织机构不在所选的地区'
export const EMAIL_NEEDED = '管理员的链接只发到本人邮箱，不在页面上显示，请填写邮箱后邀请'
export const NO_REGION = '请从列表中选一个地区，或填写它的代码'
export const LINK_DEAD = '这个链接不能用了：已经用过、已经撤回或已经过期。请联系邀请您的人重新发送。'
export const NUMBER_WRONG = (left: number) =>
  left > 0 ? `与单位登记的证件号不一致，还可以核对 ${left} 次` : '核对次数用完了，请联系单位重新发送链接'
export const USERNAME_TAKEN = '这个账号名已经有人用了，请换一个'
export const HAS_ACCOUNT = '这位工作人员已经有账号'
export const ALREADY_INVITED = '已经邀请过，正在等本人开通。需要新链接时，请在下面重新发送。'
