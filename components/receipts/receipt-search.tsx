import { TextField } from '@/components/forms/text-field'
import { buttonClass } from '@/components/ui/button'

/** For whoever holds the paper: a plain GET form, the number as it is printed. */
export function ReceiptSearch({ typed, error }: { typed?: string; error?: string }) {
  return (
    <search>
      <form action="/receipts" method="get" aria-label="查询备案回执" className="flex flex-col gap-4">
        <TextField
          name="number"
          label="回执编号"
          hint="印在回执标题下面，例如 310120-2026-00001；横线可以不填"
          defaultValue={typed}
          maxLength={60}
          narrow
          state={
            error
              ? {
                  status: 'error',
                  code: 'invalid',
                  fields: { number: [error] },
                  values: { number: typed ?? '' },
                  requestId: null,
                }
              : undefined
          }
        />
        <p>
          <button type="submit" className={buttonClass('primary')}>
            查询
          </button>
        </p>
      </form>
    </search>
  )
}
