export type SlotTarget = {
  caseId: string | null
  material: string
  staffPersonId: string | null
  slot: string
  back: string
}

/** Where a slot's forms post to. The way back stands in the address, known before a byte of the file is read. */
export function slotAddress({ caseId, slot, back }: SlotTarget): string {
  const search = new URLSearchParams({ back, slot })
  return `${caseId ? `/operator/filings/${caseId}/files` : '/uploads/plain'}?${search}`
}

/** What every form of a slot sends along. */
export function SlotFields({ material, staffPersonId }: SlotTarget) {
  return (
    <>
      {staffPersonId && <input type="hidden" name="staffPersonId" value={staffPersonId} />}
      <input type="hidden" name="material" value={material} />
    </>
  )
}
