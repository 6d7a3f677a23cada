export function seconds(startedAt: number): string
export function step<T>(
  number: string,
  title: string,
  run: (say: (line: string) => void) => Promise<T> | T,
): Promise<T>
export function heartbeat(say: (line: string) => void, title: string): () => void
