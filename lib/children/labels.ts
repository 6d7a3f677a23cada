/** After an action has led back to the list. */
export const CHILD_DONE: Readonly<Record<string, string>> = {
  added: '孩子的信息已保存',
  joined: '孩子已由另一位监护人登记，您已加为监护人',
  corrected: '改动已保存',
  erased: '已撤回同意，孩子的信息已删除',
  left: '已撤回您的同意；另一位监护人的登记还在',
  held: '已撤回同意；有依法必须保留的用途，期满后自动删除',
}
