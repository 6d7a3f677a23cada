import { IMPORT_KIND_LABELS } from '@/lib/imports/labels'
import { HEADERS, IMPORT_KINDS } from '@/lib/imports/schema'

/** The empty table of each kind, with its columns named. */
export function TemplateList() {
  return (
    <ul className="flex flex-col gap-3">
      {IMPORT_KINDS.map((kind) => {
        const { required, optional } = HEADERS[kind]
        return (
          <li key={kind}>
            <a href={`/admin/imports/template/${kind}`} download>
              {IMPORT_KIND_LABELS[kind]}模板（CSV）
            </a>
            <p className="text-muted">
              {required.join('、')}
              {optional.length > 0 && `；可加：${optional.join('、')}`}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
