import type { AccountRole } from '@/prisma/generated/enums'

/** Which kinds of account a provider vouches for: officials' and families' never meet. */
export function fitsProvider(provider: 'officials' | 'families', role: AccountRole): boolean {
  return (provider === 'families') === (role === 'parent') && role !== 'operator' && role !== 'staff'
}

/** Why a way through the provider did not end in a session; shown by its word in the address. */
export const LINK_PROBLEMS = {
  away: '统一登录暂时连不上，请过一会儿再试，或用账号和密码登录。',
  broken: '这次登录没有完成，可能是页面开得太久或在别处打开过。请重新登录。',
  not_linked: '您的统一身份还没有关联本平台的账号。请先用账号和密码登录，在“我的账号—统一登录”里关联。',
  refused: '这个账号现在不能登录，请联系管理员。',
  taken: '这个统一身份已经关联了别的账号。',
  not_fit: '这种统一登录不能用于您的账号。',
  signed_out: '您的登录已失效，没有关联。请登录后再试。',
} as const

export type LinkProblem = keyof typeof LINK_PROBLEMS

export const linkProblemText = (word: unknown): string | null =>
  typeof word === 'string' && Object.hasOwn(LINK_PROBLEMS, word) ? LINK_PROBLEMS[word as LinkProblem] : null
