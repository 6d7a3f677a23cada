import type { ImportResult } from '@/lib/imports/queries'
import type { Problem } from '@/lib/imports/schema'

const MOST_LINES = 50

/** The one object of contract.md. */
export function printJson({ created, updated, unchanged, rejected }: ImportResult): void {
  console.log(JSON.stringify({ created, updated, unchanged, rejected }))
}

export function printReport(result: ImportResult, { isApplied }: { isApplied: boolean }): void {
  const { created, updated, unchanged, rejected, warnings } = result
  console.log(`新增 ${created}　更新 ${updated}　未变 ${unchanged}　退回 ${rejected.length}`)
  printProblems('退回的行', rejected)
  printProblems('提示（不影响导入）', warnings)
  console.log(conclusion(result, isApplied))
}

function conclusion({ created, updated, rejected }: ImportResult, isApplied: boolean): string {
  if (rejected.length > 0) return '有退回的行，没有写入任何内容。请改好文件后重新导入。'
  if (created + updated === 0) return '内容与现有数据完全一致，没有写入。'
  return isApplied ? '已写入。' : '这是试算，没有写入。确认无误后加 --apply 写入。'
}

function printProblems(title: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return
  console.log(`\n${title}`)
  const lines = problems.slice(0, MOST_LINES).map(({ row, column, reason }) => {
    const place = row === 0 ? '整个文件' : `第 ${row} 行`
    return [pad(place, 12), pad(column || '—', 20), reason].join('')
  })
  console.log([[pad('位置', 12), pad('列', 20), '原因'].join(''), ...lines].join('\n'))
  if (problems.length > MOST_LINES)
    console.log(`……还有 ${problems.length - MOST_LINES} 条，共 ${problems.length} 条`)
  console.log('')
}

// A Chinese character takes two columns of a terminal.
const widthOf = (text: string) => [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0)
const pad = (text: string, width: number) => text + ' '.repeat(Math.max(1, width - widthOf(text)))
