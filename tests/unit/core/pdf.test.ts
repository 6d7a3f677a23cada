import { describe, expect, it, vi } from 'vitest'
import { type PdfInfo, writePdf } from '@/lib/core/pdf'
import type { PdfPage } from '@/lib/core/pdf-page'
import { attachmentsOfPdf, pagesOfPdf, qrTextsOfPdf, textOfPdf } from '@/tests/support/read-pdf'

const INFO: PdfInfo = {
  title: '托育机构备案回执',
  author: '上海市奉贤区教育局',
  subject: '备案',
  createdAt: new Date('2026-11-22T08:00:00Z'),
}
const write = (draw: (page: PdfPage) => void, info: Partial<PdfInfo> = {}) =>
  writePdf({ ...INFO, ...info }, draw)
const joined = (text: string) => text.replace(/\s/g, '')
const ADDRESS = 'https://portal.example.cn/receipts/310120-2026-000001'

function letter(page: PdfPage) {
  page.title('托育机构备案回执')
  page.subtitle('编号：310120-2026-000001')
  page.paragraph('上海奉贤南桥善育托育有限公司：')
  page.heading('一、备案信息')
  page.list([
    '营业执照',
    '消防安全检查合格证明，或者场所消防安全技术检测报告（任选其一），复印件须加盖公章。',
  ])
  page.pairs([
    ['机构名称', '上海奉贤南桥善育托育有限公司'],
    ['统一社会信用代码', '91310120MA1HXXXXX0'],
  ])
  page.closing({
    qr: { text: ADDRESS, caption: '扫码核验本回执' },
    signature: ['上海市奉贤区教育局', '2026年11月22日'],
  })
}

describe('writePdf', () => {
  it('draws text that can be found, copied and checked', async () => {
    const bytes = await write(letter)
    expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.7')
    const [text, ...others] = await pagesOfPdf(bytes)
    expect(others).toEqual([])
    expect(joined(text ?? '')).toBe(
      joined(`托育机构备案回执 编号：310120-2026-000001 上海奉贤南桥善育托育有限公司：一、备案信息 1. 营业执照
        2. 消防安全检查合格证明，或者场所消防安全技术检测报告（任选其一），复印件须加盖公章。
        机构名称 上海奉贤南桥善育托育有限公司 统一社会信用代码 91310120MA1HXXXXX0
        扫码核验本回执 上海市奉贤区教育局 2026年11月22日 第 1 页 共 1 页`),
    )
    expect(await qrTextsOfPdf(bytes)).toEqual([ADDRESS])
  })

  it('embeds only the characters used', async () => {
    expect((await write(letter)).length).toBeLessThan(150_000)
  })

  it('gives the same bytes for the same input and other bytes for another date', async () => {
    const first = await write(letter)
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2030-01-01T00:00:00Z') })
    const later = await write(letter)
    vi.useRealTimers()
    expect(later.equals(first)).toBe(true)
    expect((await write(letter, { createdAt: new Date('2026-11-23T08:00:00Z') })).equals(first)).toBe(false)
  })

  it('repeats the head of a table on each page and loses no row', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [`${at + 1}`, `第${at + 1}项材料`, '请补充'])
    const columns = [
      { head: '序号', share: 1 },
      { head: '材料', share: 4 },
      { head: '说明', share: 4 },
    ]
    const pages = await pagesOfPdf(await write((page) => page.table({ columns, rows })))
    expect(pages.length).toBe(3)
    pages.forEach((text, at) => {
      expect(joined(text).startsWith('序号材料说明')).toBe(true)
      expect(joined(text).endsWith(`第${at + 1}页共3页`)).toBe(true)
    })
    const found = [...pages.join('\n').matchAll(/第(\d+)项材料/g)].map((match) => Number(match[1]))
    expect(found).toEqual(rows.map((_, at) => at + 1))
  })

  it('repeats the head above each part of a row higher than the page', async () => {
    const columns = [
      { head: '序号', share: 1 },
      { head: '材料', share: 4 },
    ]
    const rows = [['1', '善育托育'.repeat(2500)]]
    const pages = await pagesOfPdf(await write((page) => page.table({ columns, rows })))
    expect(pages.length).toBeGreaterThan(5)
    expect(pages.filter((text) => !joined(text).startsWith('序号材料'))).toEqual([])
    const body = pages.map((text) => joined(text).replace(/^序号材料|第\d+页共\d+页$/g, '')).join('')
    expect(body.match(/善育托育/g)?.length).toBe(2500)
  })

  it('breaks paragraphs without punctuation at the start of a line', async () => {
    const sentence = '申请人应当如实提交材料，反映真实情况；对材料实质内容的真实性负责（见办法第八条）。'
    const text = await textOfPdf(await write((page) => page.paragraph(sentence.repeat(20))))
    expect(joined(text)).toContain(sentence.repeat(20))
    expect(text.split('\n').filter((line) => /^[，；）。]/.test(line))).toEqual([])
    expect(text.split('\n').filter((line) => /（$/.test(line))).toEqual([])
  })

  it('embeds files', async () => {
    const content = Buffer.from('{"编号":"310120-2026-000001"}')
    const attachments = [{ name: '回执.json', type: 'application/json', content }]
    const files = await attachmentsOfPdf(await write(letter, { attachments }))
    expect(Object.keys(files)).toEqual(['回执.json'])
    expect(Buffer.from(files['回执.json'] ?? []).equals(content)).toBe(true)
    expect((await write(letter, { attachments })).equals(await write(letter, { attachments }))).toBe(true)
  })

  it('hands on what goes wrong while drawing', async () => {
    await expect(
      write(() => {
        throw new Error('no such case')
      }),
    ).rejects.toThrow('no such case')
    await expect(write((page) => page.qr('x'.repeat(5000)))).rejects.toThrow()
  })
})

describe('bad text', () => {
  it.each([
    ['full-width', 'ＡＢＣ１２３（上海）'],
    ['rare characters the font has', '㐀㛃䶮'],
    ['Latin with marks', 'é ü ñ Å fi ffl'],
    ['signs', '“①℃㎡㈠→《〈…—‰”'],
  ])('%s is drawn as it is', async (_, text) => {
    expect(joined(await textOfPdf(await write((page) => page.paragraph(text))))).toContain(joined(text))
  })

  it('draws what the font lacks as a box and leaves out what cannot be seen', async () => {
    const text = '善😀育👨‍👩‍👧𠮷\u202e\u0000\u0007名\ud800称'
    expect(joined(await textOfPdf(await write((page) => page.paragraph(text))))).toContain('善□育□□名□称')
  })

  it.each<[string, (page: PdfPage, text: string) => void]>([
    ['title', (page, text) => page.title(text)],
    ['subtitle', (page, text) => page.subtitle(text)],
    ['heading', (page, text) => page.heading(text)],
    ['paragraph', (page, text) => page.paragraph(text)],
    ['list', (page, text) => page.list(['一', text])],
    [
      'pairs',
      (page, text) =>
        page.pairs([
          ['机构名称', text],
          ['地址', '南桥镇'],
        ]),
    ],
    [
      'table',
      (page, text) => page.table({ columns: [{ head: '序号' }, { head: '名称' }], rows: [['1', text]] }),
    ],
    ['signature', (page, text) => page.closing({ qr: { text: ADDRESS }, signature: [text, '2026年'] })],
    ['caption', (page, text) => page.qr(ADDRESS, text)],
  ])('%s takes 10,000 characters and goes on', async (_, draw) => {
    const name = '善育托育（南桥）'.repeat(1250)
    const bytes = await write((page) => {
      draw(page, name)
      page.paragraph('完')
    })
    const pages = await pagesOfPdf(bytes)
    const text = joined(pages.join('')).replace(/第\d+页共\d+页/g, '')
    expect(text.match(/善育托育（南桥）/g)?.length ?? 0).toBeGreaterThan(1200)
    expect(text).toContain('完')
    expect(pages.length).toBeLessThan(60)
  })

  it.each(['', ' ', '\n', '。'.repeat(500), 'a'.repeat(500), '（'.repeat(500)])(
    'takes %.10j',
    async (text) => {
      const bytes = await write((page) => {
        page.title(text)
        page.paragraph(text)
        page.list([text])
        page.pairs([[text, text]])
        page.table({ columns: [{ head: text }], rows: [[text], []] })
        page.signature([text])
      })
      expect(joined(await textOfPdf(bytes))).toContain(joined(text))
    },
  )
})
