import { AttachmentLine } from '@/components/attachments/attachment-line'
import type { TaskReview } from '@/lib/task-reviews/queries'

type Props = { materials: TaskReview['filing']['definition']['materials']; files: TaskReview['files'] }

/** The papers a department reads, each under the name of the material it was sent as. */
export function TaskPapers({ materials, files }: Props) {
  if (files.length === 0) return <p className="text-muted">没有与本部门有关的材料。</p>
  const codes = [...new Set(files.map(({ material }) => material))]
  const order = (code: string) => materials.findIndex((one) => one.code === code)
  return (
    <ul className="flex flex-col gap-4">
      {codes
        .toSorted((a, b) => order(a) - order(b))
        .map((code) => {
          const material = materials.find((one) => one.code === code)
          return (
            <li key={code} className="border-b border-line pb-3">
              <h3>{material?.title ?? '其他文件'}</h3>
              {files
                .filter((file) => file.material === code)
                .map((file) => (
                  <AttachmentLine key={file.id} file={file} subtypes={material?.subtypes} />
                ))}
            </li>
          )
        })}
    </ul>
  )
}
