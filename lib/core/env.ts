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
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`环境变量设置有误，请修改后再启动：\n${lines.join('\n')}`)
}

export const env: Env = readEnv(process.env)
