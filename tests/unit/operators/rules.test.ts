import { describe, expect, it } from 'vitest'
import { checkCreditCode } from '@/lib/facilities/credit-code'
import { authorityOfCode, authorityProblem, bodyKindOfCode, confirmableSince } from '@/lib/operators/rules'
import { registerSchema } from '@/lib/operators/schema'
import { creditCodeOf } from '@/tests/support/credit-codes'

const AUTHORITIES = ['staffing_office', 'civil_affairs', 'market_regulation'] as const

describe('authorityProblem', () => {
  it.each([
    ['12', 'staffing_office', '事业单位'],
    ['52', 'civil_affairs', '民办非企业单位'],
    ['51', 'civil_affairs', '社会团体'],
    ['91', 'market_regulation', '企业'],
    ['92', 'market_regulation', '个体工商户'],
  ] as const)('%s… belongs to %s', (head, fitting, kind) => {
    const code = creditCodeOf(head)
    expect(checkCreditCode(code).ok).toBe(true)
    expect(authorityOfCode(code)).toBe(fitting)
    expect(bodyKindOfCode(code)).toBe(kind)
    for (const chosen of AUTHORITIES) {
      const problem = authorityProblem(code, chosen)
      if (chosen === fitting) expect(problem).toBeNull()
      else {
        expect(problem?.field).toBe('registrationAuthority')
        expect(problem?.message).toContain(kind)
      }
    }
  })

  it('says what fits', () => {
    expect(authorityProblem(creditCodeOf('91'), 'civil_affairs')?.message).toBe(
      '这个信用代码以 91 开头，是企业，由市场监督管理部门登记。请选择“市场监督管理部门”，或核对代码',
    )
  })

  it.each(['21', '31', 'A1', 'N1', 'Y1'])('%s… fits none of the three', (head) => {
    for (const chosen of AUTHORITIES) {
      const problem = authorityProblem(creditCodeOf(head), chosen)
      expect(problem?.field).toBe('creditNumber')
      expect(problem?.message).toContain(`以 ${head.charAt(0)} 开头`)
    }
  })
})

it('a registration may be confirmed for 24 hours', () => {
  expect(confirmableSince(new Date('2026-11-22T10:00:00Z')).toISOString()).toBe('2026-11-21T10:00:00.000Z')
})

describe('registerSchema', () => {
  const good = {
    creditNumber: creditCodeOf('52'),
    name: '某托育中心',
    registrationAuthority: 'civil_affairs',
    contactName: '张三',
    email: '',
    phone: '138 0013 8000',
    username: 'Zhang.San',
    password: 'a-long-password',
    passwordAgain: 'a-long-password',
    consent: '1',
  }
  const errors = (change: Record<string, unknown>) => {
    const parsed = registerSchema.safeParse({ ...good, ...change })
    return parsed.success ? [] : [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))]
  }

  it('takes full-width figures, spaces and capital letters as typing', () => {
    expect(registerSchema.parse({ ...good, email: ' Zhang@Example.COM ' })).toMatchObject({
      email: 'zhang@example.com',
      phone: '13800138000',
      username: 'zhang.san',
    })
    expect(registerSchema.parse({ ...good, phone: '+86 138-0013-8000' }).phone).toBe('13800138000')
    expect(registerSchema.parse({ ...good, phone: '１３８００１３８０００' }).phone).toBe('13800138000')
  })

  it.each([
    ['no address at all', { phone: '' }, ['email']],
    ['a landline', { phone: '021-12345678' }, ['phone']],
    ['an address without a domain', { email: 'zhang@localhost' }, ['email']],
    ['two addresses in one', { email: 'a@b.cn,c@d.cn' }, ['email']],
    ['no consent', { consent: undefined }, ['consent']],
    ['a short password', { password: 'short', passwordAgain: 'short' }, ['password']],
    ['another password', { passwordAgain: 'a-long-passwore' }, ['passwordAgain']],
    ['a wrong check digit', { creditNumber: `${creditCodeOf('52').slice(0, 17)}*` }, ['creditNumber']],
    ['the wrong authority', { registrationAuthority: 'staffing_office' }, ['registrationAuthority']],
    ['a name too long', { name: '托'.repeat(10_000) }, ['name']],
    ['blanks for a name', { contactName: '   ' }, ['contactName']],
    [
      'all that is missing at once',
      { creditNumber: '', phone: '', passwordAgain: '' },
      ['creditNumber', 'email', 'passwordAgain'],
    ],
    ['a Chinese user name', { username: '张三' }, ['username']],
  ])('refuses %s', (_what, change, fields) => {
    expect(errors(change)).toEqual(fields)
  })
})
