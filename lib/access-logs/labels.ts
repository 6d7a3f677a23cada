/** What was done with a person's record, as the person reads it: after the name of who did it. */
export const ACCESS_LABELS: Readonly<Record<string, string>> = {
  'child.add': '登记了孩子的信息，同意了使用说明',
  'child.join': '登记为监护人，同意了使用说明',
  'child.correct': '更正了孩子的信息',
  'child.withdraw': '撤回了同意',
  'child.look_up': '按证件号查到了这条记录',
  'identity.reveal': '查看了完整的姓名和证件号',
  'authority_export.disclose': '依法提供给了有权机关',
}

/** Stands for another guardian: who that is and what they wrote is not this guardian's to read. */
export const OTHER_GUARDIAN = '另一位监护人'
