// The one file that knows WebAuthn's library, which is loaded when somebody first uses a passkey: it costs a start half
// a second. A passkey is two factors in one: the device, and what unlocks it (user verification is required).

import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { toBase64Url } from '#wire/bytes.ts'
import type { NewPasskey, PeopleStore, Person } from '../store/people-store.ts'
import type { Challenges } from './challenges.ts'

export type Passkeys = {
  /** What the browser asks the authenticator to make, for this person. */
  readonly optionsToAdd: (person: {
    readonly id: string
    readonly name: string
  }) => Promise<Readonly<Record<string, unknown>>>
  /** @returns `undefined` for anything that is not a new passkey of ours, asked for just now. */
  readonly readNew: (response: unknown) => Promise<NewPasskey | undefined>
  /** For this person, or for whoever has one. */
  readonly optionsToSignIn: (person: string | undefined) => Promise<Readonly<Record<string, unknown>>>
  /** @returns whose it is, or `undefined` when it proves nothing. */
  readonly whoSigns: (response: unknown) => Promise<Person | undefined>
}

export const createPasskeys = ({
  people,
  challenges,
  address,
  now,
}: {
  readonly people: PeopleStore
  readonly challenges: Challenges
  readonly address: () => string
  readonly now: () => number
}): Passkeys => {
  const library = () => import('@simplewebauthn/server')
  const place = () => {
    const { hostname, origin } = new URL(address())
    return { rpID: hostname, origin }
  }
  return {
    optionsToAdd: async ({ id, name }) => {
      const { generateRegistrationOptions } = await library()
      const known = await people.passkeys(id)
      const options = await generateRegistrationOptions({
        rpName: 'Praatplaat',
        rpID: place().rpID,
        userName: name,
        userID: new TextEncoder().encode(id),
        challenge: challenges.draw(),
        // Which make of authenticator somebody uses is none of our business.
        attestationType: 'none',
        excludeCredentials: known.map((one) => ({ id: one.credentialId })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      return { ...options }
    },
    readNew: async (response) => {
      const { verifyRegistrationResponse } = await library()
      const { rpID, origin } = place()
      try {
        const { verified, registrationInfo } = await verifyRegistrationResponse({
          response: response as RegistrationResponseJSON,
          expectedChallenge: challenges.spend,
          expectedOrigin: origin,
          expectedRPID: rpID,
          requireUserVerification: true,
        })
        if (!verified) return undefined
        const { id, publicKey, counter, transports = [] } = registrationInfo.credential
        return { credentialId: id, publicKey: toBase64Url(publicKey), counter, transports }
      } catch {
        // The library throws for everything that is not as it should be, and its messages quote what was sent.
        return undefined
      }
    },
    optionsToSignIn: async (person) => {
      const { generateAuthenticationOptions } = await library()
      const known = person === undefined ? [] : await people.passkeys(person)
      const options = await generateAuthenticationOptions({
        rpID: place().rpID,
        challenge: challenges.draw(),
        userVerification: 'required',
        allowCredentials: known.map((one) => ({ id: one.credentialId })),
      })
      return { ...options }
    },
    whoSigns: async (response) => {
      const { verifyAuthenticationResponse } = await library()
      const { rpID, origin } = place()
      const { id } = response as { readonly id: string }
      const passkey = await people.passkey(id)
      const person = passkey === undefined ? undefined : await people.person(passkey.person)
      if (passkey === undefined || person === undefined || person.closedAt !== undefined) return undefined
      try {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response: response as AuthenticationResponseJSON,
          expectedChallenge: challenges.spend,
          expectedOrigin: origin,
          expectedRPID: rpID,
          requireUserVerification: true,
          credential: {
            id: passkey.credentialId,
            publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
            counter: passkey.counter,
          },
        })
        if (!verified) return undefined
        await people.notePasskey(passkey.credentialId, authenticationInfo.newCounter, now())
        return person
      } catch {
        return undefined
      }
    },
  }
}
