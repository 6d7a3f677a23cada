import 'server-only'
import { cookies } from 'next/headers'

export const PRINT_SIZE_COOKIE = 'print'

/** Whether this reader asked for large print. A cookie, so the first byte is already large. */
export async function isLargePrint(): Promise<boolean> {
  return (await cookies()).get(PRINT_SIZE_COOKIE)?.value === 'large'
}
