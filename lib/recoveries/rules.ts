/** The whole answer to whoever asks for a code, whether the account and the address are known or not. */
export const ASKED =
  '如果账号和联系方式对得上，验证码已经发出，10 分钟内有效。收不到的，请核对是不是确认过的邮箱或手机号；60 秒后可以重新发送。'

/** The whole answer to a code that does not open, for known and unknown ones alike. */
export const REFUSED = '验证码不对，或者已经过期、用过、试得太多。请核对，或者重新发送一个。'
