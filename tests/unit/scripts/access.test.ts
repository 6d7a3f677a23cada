import { describe, expect, test } from 'vitest'
import { firstClosedFolder, isAllowed } from '@/scripts/database/access'

const postgres = { uid: 101, gid: 102 }
const folder = (mode: number, uid = 0, gid = 0) => ({ mode, uid, gid, isDirectory: () => true })

describe('isAllowed', () => {
  test.each([
    ['others may enter', folder(0o701), 1, true],
    ['others may not', folder(0o700), 1, false],
    ['the owner by the owner bits only', folder(0o077, 101), 1, false],
    ['the owner', folder(0o100, 101), 1, true],
    ['the group by the group bits only', folder(0o701, 0, 102), 1, false],
    ['the group', folder(0o010, 0, 102), 1, true],
    ['entering is not reading', folder(0o711), 4, false],
    ['writing', folder(0o002), 2, true],
  ] as const)('%s', (_name, entry, right, expected) => {
    expect(isAllowed(postgres, entry, right)).toBe(expected)
  })

  test('root is let in everywhere', () => {
    expect(isAllowed({ uid: 0, gid: 0 }, folder(0o000, 5, 5), 1)).toBe(true)
  })
})

describe('firstClosedFolder', () => {
  const tree: Record<string, ReturnType<typeof folder>> = {
    '/': folder(0o755),
    '/root': folder(0o700),
    '/root/x': folder(0o755),
    '/srv': folder(0o755),
    '/srv/a b': folder(0o711),
    '/srv/a b/file': { ...folder(0o600), isDirectory: () => false },
  }
  const closed = (target: string) =>
    firstClosedFolder(
      target,
      postgres,
      (name) => tree[name] ?? folder(0),
      (name) => name in tree,
    )

  test('names the folder that bars the way, not the one asked for', () => {
    expect(closed('/root/x')).toBe('/root')
  })
  test('passes where every folder may be entered', () => {
    expect(closed('/srv/a b')).toBeNull()
  })
  test('asks a file for nothing but its folders', () => {
    expect(closed('/srv/a b/file')).toBeNull()
  })
  test('what does not exist yet bars nobody', () => {
    expect(closed('/srv/a b/new/deeper')).toBeNull()
  })
})
