import { dutyName } from '@/lib/departments/labels'
import { citationText, conditionText, EFFECT_LABELS, fieldLabel, MODE_LABELS, termText } from './labels'
import type { ProcedureDefinition } from './schema'

export type Difference = { where: string; before: string | null; after: string | null }

/** What two versions of a procedure say differently, part by part, in words; null: not in that version. */
export function differences(before: ProcedureDefinition, after: ProcedureDefinition): Difference[] {
  const [old, fresh] = [partsOf(before), partsOf(after)]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)]
    if (was?.text === is?.text) return []
    return [{ where: is?.where ?? was?.where ?? '', before: was?.text ?? null, after: is?.text ?? null }]
  })
}

type Part = { where: string; text: string }

/** Every part under a key that stays the same when the part moves or is renamed. */
function partsOf(definition: ProcedureDefinition): Map<string, Part> {
  const { pages, materials, clocks, departments, correctionReasons, texts, legalBasis } = definition
  const yesNo = (value: boolean) => (value ? '是' : '否')
  const join = (parts: readonly string[]) => parts.filter(Boolean).join('；')
  const plain: [string, string, string][] = [
    ['title', '名称', definition.title],
    ['summary', '简介', definition.summary],
    ['effect', '办结以后', EFFECT_LABELS[definition.effect]],
    ['competentDuty', '由谁受理', dutyName(definition.competentDuty)],
    ['legalBasis', '依据', join(legalBasis.map(citationText))],
    ['issuesReceipt', '出具回执', yesNo(definition.issuesReceipt)],
    ['needsVerification', '回执后核查', yesNo(definition.needsVerification)],
    ['runsPrecheck', '自动核对场地规则', yesNo(definition.runsPrecheck)],
    ['receiptTitle', '回执标题', texts.receiptTitle],
    ['receiptStatement', '回执正文', texts.receiptStatement],
    ['noticeTitle', '告知书标题', texts.noticeTitle],
    ['promises', '承诺', definition.promises.join('\n')],
    ['conditions', '基本条件', definition.conditions.join('\n')],
    ['reasons', '补正理由', join(correctionReasons.map(({ title }) => title))],
    ['pageOrder', '各页的顺序', pages.map(({ title }) => title).join('、')],
  ]
  return new Map<string, Part>([
    ...plain.map(([key, where, text]) => [key, { where, text }] as const),
    ...pages.map(
      ({ id, title, lead, fields }) =>
        [
          `page ${id}`,
          { where: `填写：${title}`, text: join([fields.map(fieldLabel).join('、'), lead]) },
        ] as const,
    ),
    ...materials.map(
      ({ code, title, hint, required, subtypes, perStaff, source }) =>
        [
          `material ${code}`,
          {
            where: `材料：${title}`,
            text: join([
              title,
              conditionText(required),
              perStaff ? '每人一份' : '',
              hint,
              subtypes.map((one) => one.title).join('、'),
              citationText(source),
            ]),
          },
        ] as const,
    ),
    ...clocks.map(
      (clock) =>
        [
          `clock ${clock.code}`,
          {
            where: `期限：${clock.title}`,
            text: join([
              clock.title,
              termText(clock),
              clock.pausesOnCorrection ? '补正时暂停' : '补正时不暂停',
              `提前 ${clock.reminderDays} 个工作日提醒`,
              citationText(clock.source),
            ]),
          },
        ] as const,
    ),
    ...departments.map(
      ({ duty, mode, question, source }) =>
        [
          `department ${duty} ${mode}`,
          {
            where: `部门：${dutyName(duty)}`,
            text: join([MODE_LABELS[mode], question, citationText(source)]),
          },
        ] as const,
    ),
  ])
}
