import { describe, expect, it } from 'vitest'
import { base32, codeOf, otpauthLink, stepAt, stepOfCode } from '#server/people/totp.ts'

const ascii = (text: string) => new TextEncoder().encode(text)
const seed = '12345678901234567890'

describe('time-based codes', () => {
  // RFC 6238, appendix B: seconds since 1970, then the eight digits under SHA-1, SHA-256 and SHA-512.
  it.each([
    [59, '94287082', '46119246', '90693936'],
    [1111111109, '07081804', '68084774', '25091201'],
    [1111111111, '14050471', '67062674', '99943326'],
    [1234567890, '89005924', '91819424', '93441116'],
    [2000000000, '69279037', '90698825', '38618901'],
    [20000000000, '65353130', '77737706', '47863826'],
  ] as const)("RFC 6238's vector of second %i", (second, sha1, sha256, sha512) => {
    const step = stepAt(second * 1000)
    expect(codeOf(ascii(seed), step, { digits: 8 })).toBe(sha1)
    expect(codeOf(ascii(`${seed}123456789012`), step, { digits: 8, hash: 'sha256' })).toBe(sha256)
    expect(codeOf(ascii(`${seed.repeat(3)}1234`), step, { digits: 8, hash: 'sha512' })).toBe(sha512)
  })

  // RFC 4226, appendix D.
  it("RFC 4226's six digits, leading zeros kept", () => {
    const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
    expect(codes.map((_, count) => codeOf(ascii(seed), count))).toEqual(codes)
    expect(codeOf(ascii(seed), 37_037_036)).toBe('081804')
  })

  it('takes the code of now and of half a minute to either side, and no other', () => {
    const now = 1_111_111_111_000
    const secret = ascii(seed)
    const found = [-2, -1, 0, 1, 2].map((off) => stepOfCode(secret, codeOf(secret, stepAt(now) + off), now, 0))
    expect(found).toEqual([undefined, stepAt(now) - 1, stepAt(now), stepAt(now) + 1, undefined])
    expect(stepOfCode(secret, '12345', now, 0)).toBeUndefined()
  })

  it('a step that was used, and any before it, is used up', () => {
    const now = 1_111_111_111_000
    const secret = ascii(seed)
    const code = codeOf(secret, stepAt(now))
    expect(stepOfCode(secret, code, now, stepAt(now) - 1)).toBe(stepAt(now))
    expect(stepOfCode(secret, code, now, stepAt(now))).toBeUndefined()
    expect(stepOfCode(secret, codeOf(secret, stepAt(now) - 1), now, stepAt(now))).toBeUndefined()
  })

  // RFC 4648, section 10, without padding.
  it("RFC 4648's base32, and the link that authenticator apps read", () => {
    expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(ascii(text)))).toEqual([
      '',
      'MY',
      'MZXQ',
      'MZXW6',
      'MZXW6YQ',
      'MZXW6YTB',
      'MZXW6YTBOI',
    ])
    expect(otpauthLink(ascii('foobar'), 'Samira & Wim')).toBe(
      'otpauth://totp/Praatplaat:Samira%20%26%20Wim?secret=MZXW6YTBOI&issuer=Praatplaat',
    )
  })
})
