export const ORGANISATION_TAKEN = '这个地区已经有同名的组织机构'
export const ORGANISATION_MOVED = '这条记录刚刚被改过，请刷新页面再改'
