export const ERROR_CODES = [
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'invalid',
  'too_large',
  'too_many',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** Messages by field name; '' holds what concerns the whole form. */
export type FieldErrors = Record<string, string[]>

/** An expected refusal. The doors (action, endpoint, page) translate its code into words; anything else thrown is a bug. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: FieldErrors

  constructor(code: ErrorCode, fields: FieldErrors = {}) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.fields = fields
  }
}

export const ERROR_STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  invalid: 422,
  too_many: 429,
}

export const ERROR_TEXT: Record<ErrorCode | 'unexpected' | 'bad_request', string> = {
  unauthenticated: '登录已结束，或者您还没有登录。填写的内容还在：请在新窗口登录后再提交。',
  forbidden: '您的账号没有办理这件事的权限。',
  not_found: '没有找到您要的内容，它可能已被删除，或不在您的管辖范围内。',
  conflict: '您打开页面之后，别人已经改动了这条记录。请刷新页面看最新内容，再决定是否修改。',
  invalid: '有些内容需要修改，请看下面的提示。',
  too_large: '内容太大，请减小后再试。',
  too_many: '操作过于频繁，请过一会儿再试。',
  bad_request: '请求的格式不对。',
  unexpected: '系统出了问题，我们已经记录下来。您填写的内容还在，请稍后再试。',
}
