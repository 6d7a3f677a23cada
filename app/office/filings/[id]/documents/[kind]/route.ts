import { caseLetter } from '@/app/case-letter'

export const GET = caseLetter
