import { z } from 'zod'

// No `server-only` here: next.config.ts, the scripts and instrumentation read it too. It never reaches a browser
// bundle because components may not import it (biome.json).

const flag = (fallback: boolean) =>
  z
    .enum(['0', '1', 'true', 'false', ''])
    .optional()
    .transform((value) =>
      value === undefined || value === '' ? fallback : value === '1' || value === 'true',
    )

const blankToUndefined = (value: unknown) => (value === '' ? undefined : value)

const webAddress = (name: string) =>
  z.url({ protocol: /^https?$/, message: `${name} 应以 http:// 或 https:// 开头` }).optional()

/** Over plain http only on this machine (tests): the answer says who somebody is. */
const issuer = (name: string) =>
  z
    .string()
    .regex(
      /^(https:\/\/[^\s]+|http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/[^\s]*)?)$/,
      `${name} 应以 https:// 开头`,
    )
    .optional()

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.preprocess(
    blankToUndefined,
    z.coerce.number('PORT 应为端口号').int().min(0).max(65535).default(3000),
  ),
  HOST: z.preprocess(blankToUndefined, z.string().default('127.0.0.1')),
  PORTAL_DATA_DIR: z.preprocess(blankToUndefined, z.string().default('.data')),
  DATABASE_URL: z.preprocess(
    blankToUndefined,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL 应以 postgresql:// 开头')
      .optional(),
  ),
  PORTAL_DEMO: z.preprocess(
    blankToUndefined,
    z.enum(['0', '1', 'public'], 'PORTAL_DEMO 应为 0、1 或 public').default('1'),
  ),
  PORTAL_PUBLIC_URL: z.preprocess(blankToUndefined, z.url('PORTAL_PUBLIC_URL 应为完整网址').optional()),
  PORTAL_SECRET: z.preprocess(
    blankToUndefined,
    z.string().min(32, 'PORTAL_SECRET 至少 32 个字符').optional(),
  ),
  PORTAL_SIGNING: z.preprocess(
    blankToUndefined,
    z.enum(['ed25519', 'sm2'], 'PORTAL_SIGNING 应为 ed25519 或 sm2').default('ed25519'),
  ),
  /** What personal numbers are sealed with from the next key on; changing it takes effect with `npm run keys -- rotate`. */
  PORTAL_CIPHER: z.preprocess(
    blankToUndefined,
    z.enum(['aes-256-gcm', 'sm4'], 'PORTAL_CIPHER 应为 aes-256-gcm 或 sm4').default('aes-256-gcm'),
  ),
  /** smtp://user:password@host:587 or smtps://…; without it no e-mail leaves the portal. */
  PORTAL_SMTP_URL: z.preprocess(
    blankToUndefined,
    z.url({ protocol: /^smtps?$/, message: 'PORTAL_SMTP_URL 应以 smtp:// 或 smtps:// 开头' }).optional(),
  ),
  PORTAL_MAIL_FROM: z.preprocess(
    blankToUndefined,
    z
      .string()
      .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'PORTAL_MAIL_FROM 应为邮箱地址，可写成 名称 <地址>')
      .optional(),
  ),
  PORTAL_SMS_URL: z.preprocess(blankToUndefined, webAddress('PORTAL_SMS_URL')),
  PORTAL_SMS_SECRET: z.preprocess(
    blankToUndefined,
    z.string().min(16, 'PORTAL_SMS_SECRET 至少 16 个字符').optional(),
  ),
  /** 统一身份认证 (OpenID Connect) of officials and administrators; needs PORTAL_PUBLIC_URL, where people come back to. */
  PORTAL_OIDC_OFFICIALS_ISSUER: z.preprocess(blankToUndefined, issuer('PORTAL_OIDC_OFFICIALS_ISSUER')),
  PORTAL_OIDC_OFFICIALS_CLIENT_ID: z.preprocess(blankToUndefined, z.string().optional()),
  PORTAL_OIDC_OFFICIALS_CLIENT_SECRET: z.preprocess(blankToUndefined, z.string().optional()),
  PORTAL_OIDC_OFFICIALS_NAME: z.preprocess(blankToUndefined, z.string().max(30).default('统一身份认证')),
  /** The same of families: the one-stop government sign-in. */
  PORTAL_OIDC_FAMILIES_ISSUER: z.preprocess(blankToUndefined, issuer('PORTAL_OIDC_FAMILIES_ISSUER')),
  PORTAL_OIDC_FAMILIES_CLIENT_ID: z.preprocess(blankToUndefined, z.string().optional()),
  PORTAL_OIDC_FAMILIES_CLIENT_SECRET: z.preprocess(blankToUndefined, z.string().optional()),
  PORTAL_OIDC_FAMILIES_NAME: z.preprocess(blankToUndefined, z.string().max(30).default('政务服务统一登录')),
  /** Hosts of one's own network that webhooks may go to: host:port, comma-separated. All other private ones are refused. */
  PORTAL_OUTBOUND_HOSTS: z.preprocess(
    blankToUndefined,
    z
      .string()
      .regex(
        /^[^\s:,]+:\d{1,5}(,\s*[^\s:,]+:\d{1,5})*$/,
        'PORTAL_OUTBOUND_HOSTS 应为 主机:端口，多个用逗号隔开',
      )
      .optional(),
  ),
  /** Where filings are sent on to; without it they wait in the queue. */
  PORTAL_EXCHANGE_URL: z.preprocess(blankToUndefined, webAddress('PORTAL_EXCHANGE_URL')),
  PORTAL_CLAMD: z.preprocess(
    blankToUndefined,
    z
      .string()
      .regex(/^(\/.+|[^/\s]+:\d{1,5})$/, 'PORTAL_CLAMD 应为 主机:端口，或 clamd 套接字的绝对路径')
      .optional(),
  ),
  /** Everything an operator ever uploaded, in MB: replaced and removed files stay in the history. */
  PORTAL_OPERATOR_FILES_MB: z.preprocess(
    blankToUndefined,
    z.coerce.number('PORTAL_OPERATOR_FILES_MB 应为正整数').int().min(1).default(2048),
  ),
  PORTAL_LOG_LEVEL: z.preprocess(
    blankToUndefined,
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ),
  PORTAL_DB_POOL: z.preprocess(blankToUndefined, z.coerce.number().int().min(1).max(100).default(10)),
  /** Behind a proxy of one's own: the last address of its X-Forwarded-For is the caller's. */
  PORTAL_TRUST_PROXY: flag(false),
  PORTAL_RATE_LIMIT: flag(true),
})

export type Env = z.infer<typeof schema>

/** Settings of the process. Throws one readable message that names every wrong setting. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source)
  if (parsed.success) {
    requireTogether(parsed.data, 'PORTAL_SMTP_URL', 'PORTAL_MAIL_FROM')
    requireTogether(parsed.data, 'PORTAL_SMS_URL', 'PORTAL_SMS_SECRET')
    for (const whose of ['OFFICIALS', 'FAMILIES'] as const) {
      const address = `PORTAL_OIDC_${whose}_ISSUER` as const
      requireTogether(parsed.data, address, `PORTAL_OIDC_${whose}_CLIENT_ID`)
      requireTogether(parsed.data, address, `PORTAL_OIDC_${whose}_CLIENT_SECRET`)
      requireTogether(parsed.data, address, 'PORTAL_PUBLIC_URL')
    }
    return parsed.data
  }
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`环境变量设置有误，请修改后再启动：\n${lines.join('\n')}`)
}

function requireTogether(settings: Env, first: keyof Env, second: keyof Env): void {
  if (settings[first] && !settings[second]) throw new Error(`设置了 ${first}，还要设置 ${second}`)
}

export const env: Env = readEnv(process.env)
