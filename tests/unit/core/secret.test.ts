import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { secretIn } from '@/lib/core/secret'

const run = promisify(execFile)
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'secret test '))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('secretIn', () => {
  it('makes the secret once, readable by its owner only, and leaves nothing else', () => {
    const inner = path.join(folder, 'not there yet')
    const first = secretIn(inner)
    expect(first.length).toBeGreaterThanOrEqual(32)
    expect(secretIn(inner)).toBe(first)
    expect(statSync(path.join(inner, 'secret')).mode & 0o777).toBe(0o600)
    expect(readdirSync(inner)).toEqual(['secret'])
  })

  it('refuses a damaged file instead of sealing with an empty secret', () => {
    writeFileSync(path.join(folder, 'secret'), 'short')
    expect(() => secretIn(folder)).toThrow(/密钥文件损坏/)
  })

  it('gives two processes at once the same secret', async () => {
    const script = `import { secretIn } from '@/lib/core/secret'; process.stdout.write(secretIn(process.argv.at(-1)))`
    const child = () =>
      run(process.execPath, [
        '--import',
        'tsx',
        '--conditions=react-server',
        '--input-type=module',
        '-e',
        script,
        folder,
      ])
    const answers = await Promise.all([child(), child(), child()])
    expect(new Set(answers.map(({ stdout }) => stdout)).size).toBe(1)
    expect(answers[0]?.stdout).toBe(secretIn(folder))
  }, 30_000)
})
