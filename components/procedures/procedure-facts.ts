import { dutyName } from '@/lib/departments/labels'
import { citationText, conditionText, MODE_LABELS, termText } from '@/lib/procedures/labels'
import type { Material, ProcedureClock, ProcedureDefinition } from '@/lib/procedures/schema'
import type { Fact } from './fact-list'

const isAlways = ({ required }: Material) => required === 'always'

/** 必交 or 选交 beside the title; a condition is a sentence and stands in the text. */
export function materialFact(material: Material): Fact {
  const { code, title, hint, required, subtypes, source } = material
  const kinds = subtypes.length > 0 ? `以下任一种：${subtypes.map((one) => one.title).join('、')}。` : ''
  const isCondition = typeof required === 'object'
  return {
    key: code,
    title,
    mark: isCondition ? '看情况' : conditionText(required),
    isMain: isAlways(material),
    text: `${isCondition ? `${conditionText(required)}。` : ''}${hint}${kinds}`,
    source: citationText(source),
  }
}

const FROM: Record<ProcedureClock['code'], string> = {
  receipt: '从收到材料的次日起算',
  compliance: '从收到材料的次日起算',
  department_opinion: '从收到材料的次日起算',
  correction_answer: '从告知补正的次日起算',
}

export function clockFact(clock: ProcedureClock): Fact {
  const pause = clock.pausesOnCorrection ? '补正期间暂停计时' : '补正期间不暂停'
  return {
    key: clock.code,
    title: clock.title,
    mark: termText(clock),
    isMain: true,
    text: clock.code === 'correction_answer' ? `${FROM[clock.code]}。` : `${FROM[clock.code]}，${pause}。`,
    source: citationText(clock.source),
  }
}

export function departmentFact(asked: ProcedureDefinition['departments'][number]): Fact {
  return {
    key: `${asked.duty} ${asked.mode}`,
    title: dutyName(asked.duty),
    mark: MODE_LABELS[asked.mode],
    isMain: asked.mode === 'opinion',
    text: asked.question,
    source: citationText(asked.source),
  }
}
