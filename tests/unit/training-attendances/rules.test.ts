import { describe, expect, it } from 'vitest'
import { readAttendees } from '@/lib/training-attendances/rules'

describe('readAttendees', () => {
  it.each<[text: string, expected: [number, string, string | null][]]>([
    ['王小明', [[1, '王小明', null]]],
    [
      '  王小明  \n\n 李红',
      [
        [1, '王小明', null],
        [3, '李红', null],
      ],
    ],
    ['王小明 002x', [[1, '王小明', '002X']]],
    ['王小明，11010519491231002X', [[1, '王小明', '11010519491231002X']]],
    ['王小明\t１２３４', [[1, '王小明', '1234']]],
    [
      '买买提·艾力;1234\r\n李红、4321',
      [
        [1, '买买提·艾力', '1234'],
        [2, '李红', '4321'],
      ],
    ],
    ['演示员工121', [[1, '演示员工121', null]]],
    ['演示员工121 5203', [[1, '演示员工121', '5203']]],
    ['John Smith 1234', [[1, 'John Smith', '1234']]],
  ])('%j', (text, expected) => {
    const { lines, unreadable } = readAttendees(text)
    expect(unreadable).toEqual([])
    expect(lines.map(({ line, name, number }) => [line, name, number])).toEqual(expected)
  })

  it.each([
    '1234',
    '王小明 123',
    '王小明 12345',
    '王小明 1101051949123100',
    ',',
    '王小明 1234 5678',
    '王小明11010519491231002X',
  ])('cannot read %j', (text) => {
    expect(readAttendees(text)).toEqual({ lines: [], unreadable: [1] })
  })

  it('stays quick on hostile text', () => {
    const { unreadable } = readAttendees(`${'a '.repeat(5000)}1`)
    expect(unreadable).toEqual([1])
  })
})
