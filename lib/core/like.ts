/** A text for LIKE, where % and _ stand for themselves: Prisma's contains and startsWith hand them on as wildcards. */
export const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
