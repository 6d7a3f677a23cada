export const CODE_WRONG =
  '验证码不对，或者已经用过。请等手机上换了新的一组再输入；连续输错几次，账号会锁定一段时间。'
export const CODE_LOCKED = '连续输错的次数太多，账号已暂时锁定。请过一会儿再登录。'
export const CONFIRM_WRONG = '验证码不对。请核对手机时间是否自动校准，再输入手机上现在显示的 6 位数字。'
