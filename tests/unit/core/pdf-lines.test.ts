import { describe, expect, it } from 'vitest'
import { linesOf, printable } from '@/lib/core/pdf-lines'

// Every grapheme one wide, Latin ones half: widths are easy to count.
const widthOf = (grapheme: string) => (/^[ -~]/.test(grapheme) ? 0.5 : 1)
const lines = (text: string, width: number, firstIndent = 0) => linesOf(text, { width, firstIndent, widthOf })

describe('linesOf', () => {
  it.each([
    ['', 5, ['']],
    ['托育机构', 5, ['托育机构']],
    ['托育机构备案回执', 5, ['托育机构备', '案回执']],
    ['托育机构，备案回执', 4, ['托育机', '构，备案', '回执']],
    ['托育机（备案）回执', 4, ['托育机', '（备案）', '回执']],
    ['他说：“好。”然后', 4, ['他说：', '“好。”', '然后']],
    ['编号 310120-2026-000001 号', 10, ['编号', '310120-2026-000001', '号']],
    ['每班不超过 20 人', 5, ['每班不超过', '20 人']],
    ['abcdefghij', 3, ['abcdef', 'ghij']],
    ['。。。。。。', 4, ['。。。。', '。。']],
    ['（（（（（（', 4, ['（（（（', '（（']],
    ['一\n\n二', 4, ['一', '', '二']],
    ['一二三四 ', 4, ['一二三四 ']],
    ['一二三四   五', 4, ['一二三四', '五']],
    ['é'.repeat(3), 2, ['éé', 'é']],
  ])('%j in %d', (text, width, expected) => {
    expect(lines(text, width).map((line) => line.normalize('NFC'))).toEqual(expected)
  })

  it('takes the indent from the first line only', () => {
    expect(lines('一二三四五六七八\n九', 4, 2)).toEqual(['一二', '三四五六', '七八', '九'])
  })

  it('gives one line to what is wider than any', () => {
    expect(lines('一二', 0.5)).toEqual(['一', '二'])
  })

  it('loses and doubles nothing, and is never too wide', () => {
    const text = '（托育，a1“备案”。123；Abc）、'.repeat(700)
    const result = lines(text, 11)
    expect(result.join('')).toBe(text)
    expect(
      Math.max(...result.map((line) => Array.from(line).reduce((sum, c) => sum + widthOf(c), 0))),
    ).toBeLessThanOrEqual(11)
    expect(result.slice(1).filter((line) => /^[，。；、）”]/.test(line))).toEqual([])
    expect(result.filter((line) => /[（“]$/.test(line))).toEqual([])
  })
})

describe('printable', () => {
  const known = (codePoint: number) => codePoint < 0xffff && codePoint !== 0x2063

  it.each([
    ['善育 ABC １２３', '善育 ABC １２３'],
    ['a\tb\r\nc\rd\u2028e', 'a b\nc\nd\ne'],
    ['a\u0000\u0007\u001bb\u007f', 'ab'],
    ['名\u202e称\u200b\ufeff\u00ad', '名称'],
    ['😀', '□'],
    ['👨‍👩‍👧一👍🏽二🇨🇳', '□一□二□'],
    ['☆\ufe0f', '☆'],
    ['\ud800x', '□x'],
    ['𠮷', '□'],
  ])('%j', (text, expected) => {
    expect(
      printable(text, (codePoint) => known(codePoint) && !(codePoint >= 0xd800 && codePoint < 0xe000)),
    ).toBe(expected)
  })
})
