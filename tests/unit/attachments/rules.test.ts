import { describe, expect, test } from 'vitest'
import { UPLOAD_PROBLEM_LABELS } from '@/lib/attachments/labels'
import {
  canChangeFiles,
  isSingleFile,
  isUsable,
  nameOf,
  slotKey,
  slotProblem,
  UPLOAD_PROBLEMS,
} from '@/lib/attachments/rules'
import { slotSchema } from '@/lib/attachments/schema'
import { nextState } from '@/lib/filings/rules'
import { formatFileSize } from '@/lib/format/file-size'
import { CaseState } from '@/prisma/generated/enums'

describe('when files may change', () => {
  test.each(Object.values(CaseState))('%s: exactly while answers may be saved', (state) => {
    const facts = { hasCorrection: true, hasUnsettledItems: true }
    const saves = nextState(state, 'save', facts, { needsVerification: true }) !== null
    expect(canChangeFiles(state)).toBe(saves)
  })

  test('an infected file counts as missing, any other counts', () => {
    const scans = ['clean', 'pending', 'not_scanned', 'infected'] as const
    expect(scans.map((scan) => isUsable({ scan }))).toEqual([true, true, true, false])
  })

  test('a certificate is one file, a contract may be several', () => {
    const codes = [
      'licence',
      'food_permit',
      'staff_health',
      'staff_qualification',
      'premises',
      'fire',
      'other',
    ]
    expect(codes.map(isSingleFile)).toEqual([true, true, true, true, false, false, false])
  })
})

describe('the name a file is saved under', () => {
  test.each([
    ['营业执照.pdf', 'pdf', '营业执照.pdf'],
    ['IMG_0001.HEIC', 'jpeg', 'IMG_0001.jpg'],
    ['照片.JPEG', 'jpeg', '照片.jpeg'],
    ['扫描件', 'png', '扫描件.png'],
    ['page.html', 'pdf', 'page.html.pdf'],
    ['照片.png', 'jpeg', '照片.png.jpg'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['C:\\Users\\我\\合同.pdf', 'pdf', '合同.pdf'],
    ['a\u0000b\r\nc\u007f.pdf', 'pdf', 'abc.pdf'],
    ['合同\u202efdp.exe', 'pdf', '合同fdp.exe.pdf'],
    ['half \ud83d.pdf', 'pdf', 'half .pdf'],
    ['👨‍👩‍👧 家.png', 'png', '👨‍👩‍👧 家.png'],
    ['', 'pdf', '未命名.pdf'],
    ['.pdf', 'pdf', '.pdf.pdf'],
    ['  ', 'jpeg', '未命名.jpg'],
  ] as const)('%j → %3$s', (given, kind, expected) => {
    expect(nameOf(given, kind)).toBe(expected)
  })

  test('200 characters at most, never half of one, the extension kept', () => {
    const name = nameOf(`${'😀'.repeat(300)}.pdf`, 'pdf')
    expect([...name]).toHaveLength(200)
    expect(name.endsWith('😀.pdf')).toBe(true)
  })
})

describe('slots', () => {
  const id = '018f0000-0000-7000-8000-000000000001'

  test('a slot is of a case or of a person', () => {
    expect(slotSchema.safeParse({ material: 'licence' }).success).toBe(false)
    expect(slotSchema.safeParse({ material: 'licence', caseId: 'x' }).success).toBe(false)
    expect(slotSchema.safeParse({ material: 'Licence;', caseId: id }).success).toBe(false)
    expect(slotSchema.parse({ material: 'licence', caseId: id, subtype: '', replaces: '' })).toEqual({
      caseId: id,
      staffPersonId: null,
      material: 'licence',
      subtype: null,
      replaces: null,
    })
  })

  test('a problem is told at its slot alone, and only one we know', () => {
    const key = slotKey('licence')
    expect(slotProblem({ slot: key, problem: 'archive' }, key)).toBe('archive')
    expect(slotProblem({ slot: key, problem: 'archive' }, slotKey('fire'))).toBeNull()
    expect(slotProblem({ slot: key, problem: '<b>' }, key)).toBeNull()
    expect(slotProblem(undefined, key)).toBeNull()
    expect(slotKey('staff_health', id)).toBe(`file-staff_health-${id}`)
  })

  test.each(UPLOAD_PROBLEMS)('%s is said in whole sentences', (problem) => {
    expect(UPLOAD_PROBLEM_LABELS[problem]).toMatch(/^[^a-z!！]+。$/)
  })
})

test.each([
  [1, '1 KB'],
  [1536, '2 KB'],
  [1024 * 1024 - 1, '1,023 KB'],
  [1024 * 1024, '1.0 MB'],
  [20 * 1024 * 1024, '20.0 MB'],
])('%d bytes read as %s', (bytes, text) => {
  expect(formatFileSize(bytes)).toBe(text)
})
