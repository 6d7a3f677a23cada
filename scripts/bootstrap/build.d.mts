export function sourceHash(): string
export function isBuilt(hash: string): boolean
export function ensureBuild(say: (line: string) => void, hash?: string): Promise<string>
