/** The boxes of the table belong to this form, which stands outside it. */
export const BULK_FORM = 'bulk-assign'
