import type { SettingDefinition } from './rules'

/** How long an area keeps personal data where the law names no number. */
export const RETENTION_SETTINGS = {
  staffRetentionYears: {
    kind: 'number' as const,
    label: '离岗人员信息保存年限',
    explains: '最后一个岗位结束满这么多年、本人也没有再登录的，姓名和证件号自动清除。',
    fallback: 3,
    unit: '年',
    // 劳动合同法 第五十条: the contract's text is kept for two years after its end.
    minimum: 2,
    maximum: 30,
    decimals: 0 as const,
    source: { document: '本地默认（法律没有写明年限）', article: '' },
    views: [
      {
        says: '保存期限应当为实现处理目的所必要的最短时间',
        source: { document: '《个人信息保护法》', article: '第十九条' },
      },
      {
        says: '终止的劳动合同文本至少保存二年',
        source: { document: '《劳动合同法》', article: '第五十条' },
      },
    ],
  },
} satisfies Record<string, SettingDefinition>
