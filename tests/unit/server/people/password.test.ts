import { describe, expect, it } from 'vitest'
import { createPasswords, isWeakPassword } from '#server/people/password.ts'

const quick = { m: 64, t: 1, p: 1 }

describe('passwords', () => {
  it('are kept as Argon2id with a salt of their own, at the cost that stands beside them', async () => {
    const passwords = createPasswords(quick)
    const [one, other] = await Promise.all([
      passwords.hash('fiets thee regen vijf'),
      passwords.hash('fiets thee regen vijf'),
    ])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(other).not.toBe(one)
    // A higher cost later does not shut out who has a hash of now.
    const later = createPasswords({ ...quick, t: 2 })
    expect(await later.fits('fiets thee regen vijf', one)).toBe(true)
    expect(await later.fits('fiets thee regen zes', one)).toBe(false)
    expect(await passwords.fits('fiets thee regen vijf', other)).toBe(true)
  })

  it("an unknown hash, and nobody's, fit nothing", async () => {
    const passwords = createPasswords(quick)
    expect(await passwords.fits('fiets thee regen vijf', undefined)).toBe(false)
    expect(await passwords.fits('fiets thee regen vijf', '$2b$10$abc')).toBe(false)
  })

  it('the same letters typed on another keyboard are the same password', async () => {
    const passwords = createPasswords(quick)
    expect(await passwords.fits('cafe\u0301 op de hoek', await passwords.hash('café op de hoek'))).toBe(true)
  })

  it("costs at least OWASP's 19 MiB and two passes unless a test says otherwise", async () => {
    expect(await createPasswords().hash('fiets thee regen vijf')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('lets other work go on meanwhile', async () => {
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 1)
    await createPasswords().hash('fiets thee regen vijf')
    clearInterval(timer)
    expect(turns).toBeGreaterThan(1)
  })

  it('says when so many wait that one more is too many', async () => {
    const passwords = createPasswords(quick)
    const rush = Array.from({ length: 20 }, () => passwords.fits('x', undefined))
    expect(passwords.isBusy()).toBe(true)
    await Promise.all(rush)
    expect(passwords.isBusy()).toBe(false)
  })

  it.each([
    ['kort', 'too short'],
    ['praatplaat2026', 'what everybody tries here'],
    ['Wachtwoord1234!', 'what everybody tries'],
    ['aaaaaaaaaaaaaaaa', 'one letter'],
    ['abababababababab', 'two letters'],
    ['samira jansen 1', 'her own name'],
    ['ontmoetingscentrum2026', 'what everybody tries here'],
    ['123456789012345', 'a row of digits'],
    ['qwertyuiop1234', 'a row of keys'],
    ['correct horse battery staple', 'in every list'],
    ['Gezelligheid-7', 'what many here would take'],
    ['hollandhup hollandhup!', 'the same twice'],
  ])('%s is too easy: %s', (password) => {
    expect(isWeakPassword(password, 'Samira Jansen')).toBe(true)
  })

  it.each(['fiets thee regen vijf', 'mijn-oude-bakfiets-kraakt', 'قهوة ثم حديث طويل', 'Xk7#pQ2!vbn9Lw'])(
    '%s will do, without rules about capitals or signs',
    (password) => {
      expect(isWeakPassword(password, 'Samira Jansen')).toBe(false)
    },
  )
})
