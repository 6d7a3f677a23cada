import type { Row } from '../row'
import { FILINGS } from './filings'
import { OWN_ACCOUNT } from './own-account'
import { PEOPLE } from './people'
import { POWERS } from './powers'
import { REGISTERS } from './registers'
import { WORK } from './work'

export const ROWS: Row[] = [...PEOPLE, ...POWERS, ...WORK, ...FILINGS, ...REGISTERS, ...OWN_ACCOUNT]
