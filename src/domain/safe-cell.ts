// What a spreadsheet may take for the beginning of a formula: also behind white space of any kind, and full-width.
const formula =
  /^(?:[\t\r\n\0]|[\s\0\u200b-\u200f\u2060]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b])/u

/**
 * A text that no spreadsheet runs: an apostrophe goes before anything that could be a formula. Everything else is
 * returned unchanged. (CSV injection: quoting alone does not help, the spreadsheet strips the quotes.)
 */
export const safeCell = (text: string): string => (formula.test(text) ? `'${text}` : text)
