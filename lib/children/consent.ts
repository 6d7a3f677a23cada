/**
 * What a guardian agrees to, as data: the version is recorded with the tie, so what was agreed to can be read later. A
 * changed text is a new version in front; an old one is never edited. Source: 个人信息保护法 第十七条（告知事项）、第二十九条
 * （单独同意）、第三十一条（不满十四周岁未成年人）; 未成年人网络保护条例 第三十四条.
 */
export type ConsentText = { version: string; title: string; paragraphs: readonly string[] }

export const CONSENT_TEXTS: readonly ConsentText[] = [
  {
    version: '2026-11',
    title: '儿童个人信息的使用说明',
    paragraphs: [
      '收集什么：孩子的姓名、出生年月、居住地。证件号可以不填；只有办理需要核对身份的补助时才会用到。',
      '用来做什么：预约和入托登记、发放托育补助、统计本地的托位需求。不用于别的目的，不向社会公开，也不卖给任何人。',
      '谁能看到：您和其他监护人；居住地的托育主管部门和街镇办事人员，查询时只看到隐去的姓名和证件号。确需查看完整号码的，必须写明原因，系统会记下并告诉您。',
      '保存在哪里、多久：加密保存在境内的服务器上。您撤回同意后立即删除；法律规定必须保留的，留到期满再删除。',
      '您的权利：随时可以查看、更正、删除孩子的信息，也可以撤回同意。撤回以后，需要这些信息的服务就不能再办，撤回以前已经办的事不受影响。',
      '孩子不满十四周岁，这些信息属于敏感个人信息，需要您作为监护人单独同意。',
    ],
  },
]

const [newest] = CONSENT_TEXTS
if (!newest) throw new Error('there is no text of consent')

export const CURRENT_CONSENT: ConsentText = newest

export const consentOf = (version: string): ConsentText | null =>
  CONSENT_TEXTS.find((text) => text.version === version) ?? null
