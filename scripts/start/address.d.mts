export function isLoopback(host: string): boolean
export function addressOf(host: string, port: number): string
export function readAddress(): Promise<{ host: string; port: number }>
