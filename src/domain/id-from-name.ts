/** FNV-1a over UTF-16 units, as at most seven characters 0-9 a-z: short and the same everywhere; it guards nothing. */
const shortHash = (text: string): string => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}

/**
 * The id of something that somebody named: lower case, ASCII, dashes, at most 60 characters; never empty. The same name
 * on two tablets gives the same id, so what is meant counts together. Of a name without Latin letters nothing would be
 * left, and two such names would count as one: it becomes `<noun>-` and a short hash.
 */
export const idFromName = (name: string, noun: string): string => {
  const lower = name.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')
  const id = lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  const hasLostItsLetters = !/[a-z]/.test(id) && /\p{L}/u.test(lower)
  return id === '' || hasLostItsLetters ? `${noun}-${shortHash(lower)}` : id
}
