export const MOVED =
  '情况已经变了：账号已经是这个样子，或这个角色不能再授予。请不同意这项改动，让申请人重新提交。'
export const LAST_ADMINISTRATOR = '这是这种管理员的最后一个可用账号，停用后就没有人能管理了。请先开通另一个。'
