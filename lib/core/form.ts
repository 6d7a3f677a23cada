import type { z } from 'zod'

const SECRET_FIELDS = /password|secret|token|^(otp|code)$/i

/** PostgreSQL stores no NUL and no form has a key for it: left in, it would end as an error of ours. */
export const withoutNul = (text: string): string => text.replaceAll('\0', '')

/** A form as plain fields: repeated names become arrays, framework fields and NULs are dropped, files stay files. */
export function formFields(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue
    const values = form.getAll(name).map((value) => (typeof value === 'string' ? withoutNul(value) : value))
    fields[name] = values.length > 1 ? values : values[0]
  }
  return fields
}

/** What the person typed, given back to the same form: React empties inputs after every action. Secrets and files never. */
export function echoFields(form: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string' || name.startsWith('$ACTION') || SECRET_FIELDS.test(name)) continue
    // A name that repeats (ticked boxes) comes back as lines.
    const earlier = values[name]
    values[name] = earlier === undefined ? value : `${earlier}\n${value}`
  }
  return values
}

/** zod's issues by dotted field name. */
export function fieldErrors(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const name = issue.path.join('.')
    fields[name] = [...(fields[name] ?? []), issue.message]
  }
  return fields
}
