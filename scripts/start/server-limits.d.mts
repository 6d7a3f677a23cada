export const LIMITS: { headersMs: number; requestMs: number; checkMs: number }
export function limitServers(limits?: { headersMs: number; requestMs: number; checkMs: number }): void
