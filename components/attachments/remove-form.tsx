import { ConfirmButton } from '@/components/ui/confirm-button'
import type { AttachmentDto } from '@/lib/attachments/queries'
import { SlotFields, type SlotTarget, slotAddress } from './slot-fields'

/** Removed is marked: the file stays in the history of the case. */
export function RemoveForm({ target, file }: { target: SlotTarget; file: AttachmentDto }) {
  return (
    <form action={slotAddress(target)} method="post" encType="multipart/form-data">
      <SlotFields {...target} />
      <input type="hidden" name="removes" value={file.id} />
      <ConfirmButton variant="quiet" label="移除" title="移除这个文件？" confirmLabel="移除">
        <p>
          “<bdi>{file.fileName}</bdi>”不再算作已交的材料，但仍留在办理记录里。
        </p>
      </ConfirmButton>
    </form>
  )
}
