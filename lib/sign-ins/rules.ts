/** Names one address may fail at within the time below before it must wait; an office behind one address needs some. */
export const MOST_NAMES = 20
export const NAMES_MINUTES = 15
