export type SlotTarget = {
  caseId: string | null
  material: string
  staffPersonId: string | null
  slot: string
  back: string
}

/** What every form of a slot sends along. */
export function SlotFields({ caseId, material, staffPersonId, slot, back }: SlotTarget) {
  return (
    <>
      {caseId && <input type="hidden" name="caseId" value={caseId} />}
      {staffPersonId && <input type="hidden" name="staffPersonId" value={staffPersonId} />}
      <input type="hidden" name="material" value={material} />
      <input type="hidden" name="slot" value={slot} />
      <input type="hidden" name="back" value={back} />
    </>
  )
}
