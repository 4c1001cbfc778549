// What XML 1.0 may not hold at all; a lone half of a surrogate pair is no character either.
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** The same text with what XML cannot hold made U+FFFD: each code point stays one, so that places in it do not move. */
export const xmlText = (text: string): string => text.replace(forbidden, '\ufffd')

const escaped: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As they are, a reader makes them spaces in an attribute and \r\n one \n in text.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

export const escapeXml = (text: string): string => xmlText(text).replace(/[&<>"\t\n\r]/g, (sign) => escaped[sign]!)

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * One element as text. `inside` is XML already: text goes through `escapeXml` first. Attributes in the order given,
 * those that are undefined left out; no white space is added anywhere.
 */
export const element = (name: string, attributes: Attributes, inside: string | readonly string[] = ''): string => {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('')
  const content = typeof inside === 'string' ? inside : inside.join('')
  return content === '' ? `<${name}${given}/>` : `<${name}${given}>${content}</${name}>`
}

/** Before the first element; without a byte order mark, which some readers take for text. */
export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>\n'
