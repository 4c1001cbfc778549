// The square on the recovery sheet, read by the browser itself from what the camera sees: nothing is loaded for it, and
// no picture is kept or leaves the tablet. A photo would stay in the tablet's album and go to its cloud.

import type { After } from '../timer.ts'

/** What browsers that have it call `BarcodeDetector`; TypeScript does not know it yet. */
export type SquareReader = {
  readonly detect: (picture: ImageBitmapSource) => Promise<readonly { readonly rawValue: string }[]>
}
type SquareReaders = {
  new (options: { readonly formats: readonly string[] }): SquareReader
  readonly getSupportedFormats: () => Promise<readonly string[]>
}

/**
 * @returns the browser's own reader of QR codes; `undefined` where there is none (Safari, Firefox, most desktops), or
 * where it is there and reads nothing, as without the system's services behind it.
 */
export const findSquareReader = async (browser: object): Promise<SquareReader | undefined> => {
  const { BarcodeDetector: Readers } = browser as { readonly BarcodeDetector?: SquareReaders }
  if (Readers === undefined) return undefined
  try {
    const formats = await Readers.getSupportedFormats()
    return formats.includes('qr_code') ? new Readers({ formats: ['qr_code'] }) : undefined
  } catch {
    return undefined
  }
}

const betweenLooks = 250

/**
 * Looks again and again, until a square of a recovery sheet is in sight. Other squares are passed over: the words would
 * be no words.
 * @param found called once, with the sixteen words and spaces between them.
 * @returns how to stop.
 */
export const lookForSheet = (
  { reader, after }: { readonly reader: SquareReader; readonly after: After },
  picture: ImageBitmapSource,
  found: (words: string) => void,
): (() => void) => {
  let stopped = false
  let cancel = () => {}
  const look = async () => {
    const { seedFromWords } = await import('../vault/recovery-words.ts')
    // A camera that gives no picture yet, or a reader that stumbles: the next look is soon.
    const squares = await reader.detect(picture).catch(() => [])
    if (stopped) return
    const words = squares.map(({ rawValue }) => rawValue.trim()).find((text) => seedFromWords(text.split(/\s+/)))
    if (words === undefined) cancel = after(betweenLooks, () => void look())
    else found(words)
  }
  void look()
  return () => {
    stopped = true
    cancel()
  }
}
