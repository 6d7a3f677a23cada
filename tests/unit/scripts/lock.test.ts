import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { lockHolder, processMark, tryLock, waitForLock } from '@/scripts/bootstrap/lock.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'shanyu-lock-'))
const file = path.join(folder, 'lock')
beforeEach(() => rmSync(file, { force: true }))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (holder: object) => writeFileSync(file, JSON.stringify(holder))

describe('lock', () => {
  test('is held by one at a time and names its holder', () => {
    const first = tryLock(file, 'portal')
    expect(first.release).not.toBeNull()
    const second = tryLock(file)
    expect(second.release).toBeNull()
    expect(second.holder).toMatchObject({ pid: process.pid, note: 'portal' })
    first.release?.()
    expect(lockHolder(file)).toBeNull()
    expect(tryLock(file).release).not.toBeNull()
  })

  test('of a process that has ended is broken', async () => {
    const child = spawn('/bin/cat', [])
    const mark = processMark(child.pid ?? 0)
    expect(mark).not.toBeNull()
    child.stdin.end()
    await new Promise((resolve) => child.once('exit', resolve))
    write({ pid: child.pid, mark, note: '' })
    expect(tryLock(file).release).not.toBeNull()
  })

  test('of a process nothing is known about is broken', () => {
    write({ pid: 2 ** 22 + 1, mark: null, note: '' })
    expect(tryLock(file).release).not.toBeNull()
  })

  test('of an earlier process with the pid of a living one is broken', () => {
    write({ pid: process.pid, mark: 'another boot/1', note: '' })
    expect(tryLock(file).release).not.toBeNull()
  })

  test('half-written or empty is broken', () => {
    writeFileSync(file, '{"pid": 1')
    expect(tryLock(file).release).not.toBeNull()
  })

  test('taken over by another is not released by the first', () => {
    const first = tryLock(file)
    const other = JSON.stringify({ pid: process.ppid, mark: processMark(process.ppid), note: 'other' })
    writeFileSync(file, other)
    first.release?.()
    expect(readFileSync(file, 'utf8')).toBe(other)
  })

  test('leaves no drafts behind', () => {
    tryLock(file)
    tryLock(file)
    expect(readdirSync(folder)).toEqual(['lock'])
  })

  test('is waited for, and the wait says for whom', async () => {
    const first = tryLock(file, 'npm run import')
    const heard: string[] = []
    setTimeout(() => first.release?.(), 150)
    const second = await waitForLock(file, { timeoutMs: 5000, onWait: (holder) => heard.push(holder.note) })
    expect(second.release).not.toBeNull()
    expect(heard).toEqual(['npm run import'])
  })

  test('is given up after the time', async () => {
    tryLock(file)
    const second = await waitForLock(file, { timeoutMs: 150 })
    expect(second).toMatchObject({ release: null, holder: { pid: process.pid } })
  })
})
