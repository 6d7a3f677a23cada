import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

export type FontFiles = { regular: Buffer; bold: Buffer }

let known: Promise<FontFiles> | undefined

/** Noto Sans SC (OFL 1.1), read once: 21 MB. Only the characters used go into a document. */
export function fontFiles(): Promise<FontFiles> {
  known ??= Promise.all([read('400Regular'), read('700Bold')]).then(([regular, bold]) => ({ regular, bold }))
  // A failed read is tried again by the next document.
  known.catch(() => {
    known = undefined
  })
  return known
}

// By path and not by import: the bundler must neither inline nor copy fonts of 10 MB.
const read = (weight: string): Promise<Buffer> =>
  readFile(
    path.join(
      /* turbopackIgnore: true */ process.cwd(),
      'node_modules/@expo-google-fonts/noto-sans-sc',
      weight,
      `NotoSansSC_${weight}.ttf`,
    ),
  )
