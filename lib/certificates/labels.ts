import type { IssuerFlag } from '@/lib/certificate-issuers/rules'
import type { CertificateState, CertificateType } from '@/prisma/generated/enums'
import { CERTIFICATE_TYPES, type Standing, TYPE_RULES } from './rules'

export const CERTIFICATE_LABELS = {
  childcare_worker: '保育师',
  infant_care_worker: '育婴员',
  child_development_guide: '婴幼儿发展引导员',
  teacher: '教师资格证',
  nurse: '护士执业证',
  doctor: '医师执业证',
  health_certificate: '健康合格证',
  head_training: '负责人岗位培训合格证',
  carer_training: '保育人员培训合格证',
  health_worker_training: '保健员培训合格证',
  security_guard: '保安员证',
  food_safety: '食品安全管理员考核合格',
  first_aid: '急救员证',
  fire_safety: '消防安全培训合格证',
  background_check: '无犯罪记录查询结果',
} as const satisfies Record<CertificateType, string>

export const CERTIFICATE_STATE_LABELS = {
  submitted: '待核验',
  verified: '已核验',
  rejected: '已退回',
  expired: '已过期',
  revoked: '已撤销',
} as const satisfies Record<CertificateState, string>

export const STANDING_LABELS = {
  good: '有效',
  not_yet: '还没有生效',
  ended: '已过期',
  unknown: '有效期不清楚',
  waiting: '待核验',
  refused: '无效',
  missing: '没有登记',
} as const satisfies Record<Standing | 'missing', string>

export type CertificateFlag = IssuerFlag | 'duplicate' | 'no_scan' | 'ended' | 'no_end'

export const FLAG_LABELS = {
  unknown_issuer: '发证机关不在名册里',
  withdrawn_issuer: '发证机关已停止认可',
  wrong_issuer: '发证机关不发这种证书',
  duplicate: '编号与别人重复',
  no_scan: '没有扫描件',
  ended: '已经过期',
  no_end: '没有写有效期',
} as const satisfies Record<CertificateFlag, string>

const LEVEL_NAMES = ['', '一级', '二级', '三级', '四级', '五级']
/** The older names of the five levels (国家职业技能标准). */
const OLD_LEVEL_NAMES = ['', '高级技师', '技师', '高级', '中级', '初级']

export const levelLabel = (level: number | null): string => (level === null ? '' : (LEVEL_NAMES[level] ?? ''))

/** 保育师（四级） */
export function certificateTitle({ type, level }: { type: CertificateType; level: number | null }): string {
  return level === null ? CERTIFICATE_LABELS[type] : `${CERTIFICATE_LABELS[type]}（${levelLabel(level)}）`
}

/** Reads 一级…五级, 1–5 and the older names; null for an empty cell, undefined for anything else. */
export function parseLevel(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/[\s()/]/g, '')
  if (plain === '') return null
  if (/^[1-5]级?$/.test(plain)) return Number(plain[0])
  for (const names of [LEVEL_NAMES, OLD_LEVEL_NAMES]) {
    const found = names.findIndex((name, level) => level > 0 && plain.startsWith(name))
    if (found > 0) return found
  }
  return undefined
}

const ALIASES: Readonly<Record<string, CertificateType>> = {
  健康证: 'health_certificate',
  健康合格证明: 'health_certificate',
  教师: 'teacher',
  护士: 'nurse',
  护士证: 'nurse',
  医师: 'doctor',
  负责人培训: 'head_training',
  保育人员培训: 'carer_training',
  保健员: 'health_worker_training',
  保健员证: 'health_worker_training',
  食品安全: 'food_safety',
  食品安全管理员: 'food_safety',
  急救证: 'first_aid',
  红十字救护员证: 'first_aid',
  消防安全: 'fire_safety',
  无犯罪记录: 'background_check',
  无犯罪记录证明: 'background_check',
}

const NAMES = new Map<string, CertificateType>([
  ...CERTIFICATE_TYPES.map((type) => [CERTIFICATE_LABELS[type] as string, type] as const),
  ...Object.entries(ALIASES),
])

/** Reads a type as lists write it, with the level behind it where it has one (“保育师（四级）”, “育婴员三级”); null: unknown. */
export function parseCertificateType(text: string): { type: CertificateType; level: number | null } | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const whole = NAMES.get(plain) ?? NAMES.get(plain.replace(/证书?$/, ''))
  if (whole) return { type: whole, level: null }
  for (const [name, type] of NAMES) {
    if (!plain.startsWith(name) || TYPE_RULES[type].levels.length === 0) continue
    const level = parseLevel(plain.slice(name.length).replace(/证书?$/, ''))
    if (level !== undefined) return { type, level }
  }
  return null
}
