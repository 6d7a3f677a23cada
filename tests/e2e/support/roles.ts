import path from 'node:path'
import { DEMO_PASSWORD } from '@/lib/accounts/rules'

export { DEMO_PASSWORD }

/** Demo accounts (contract.md) and where each lands after signing in; inspector2 is kept for wrong passwords. */
export const LANDINGS = {
  parent: '/family',
  operator: '/operator',
  carer: '/staff',
  reviewer: '/office',
  fire: '/office',
  market: '/office',
  inspector: '/office',
  township: '/office',
  planner: '/office',
  yunnan: '/office',
  nanjing: '/office',
  baodi: '/office',
  chongqing: '/office',
  sysadmin: '/admin',
  secadmin: '/admin',
  auditor: '/admin',
} as const

export type Username = keyof typeof LANDINGS
export const USERNAMES = Object.keys(LANDINGS) as Username[]

/** Where the cookies of a signed-in account are kept during the run. */
export function stateOf(username: Username): string {
  return path.join(process.env.E2E_STATE_DIR ?? '', `${username}.json`)
}
