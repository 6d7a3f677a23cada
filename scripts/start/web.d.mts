import type { ChildProcess } from 'node:child_process'

export function startWeb(options: {
  host: string
  port: number
  dev: boolean
  onChild: (child: ChildProcess) => void
}): Promise<ChildProcess>
