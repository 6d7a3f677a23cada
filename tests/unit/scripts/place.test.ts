import { cpSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readPointer, writePointer } from '@/scripts/database/place'

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'shanyu-place-')))
const first = path.join(folder, 'a b')
const second = path.join(folder, 'second')
const store = '/var/lib/shanyu/0123/postgres'
beforeEach(() => {
  rmSync(first, { recursive: true, force: true })
  rmSync(second, { recursive: true, force: true })
  mkdirSync(first)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('pointer to a database elsewhere', () => {
  test('is absent in a new data folder', () => {
    expect(readPointer(first)).toBeNull()
  })
  test('is remembered', () => {
    writePointer(first, store)
    expect(readPointer(first)).toEqual({ state: 'own', pointer: { dataDir: first, store } })
  })
  test('follows a data folder that was moved', () => {
    writePointer(first, store)
    renameSync(first, second)
    expect(readPointer(second)?.state).toBe('own')
  })
  test('does not let a copy share the database of the original', () => {
    writePointer(first, store)
    cpSync(first, second, { recursive: true })
    expect(readPointer(second)?.state).toBe('copied')
    expect(readPointer(first)?.state).toBe('own')
  })
})
