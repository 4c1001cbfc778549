import { describe, expect, it } from 'vitest'
import { maxRevision, recordId } from '#domain/conversation.ts'
import type { WithdrawalCode } from '#domain/withdrawal-code.ts'
import { withdrawalCode } from '#domain/withdrawal-code.ts'
import { idFromProof, idsOfRoot, provesRoot, revisionId, withdrawalProof } from '#wire/withdrawal-proof.ts'

const code: WithdrawalCode = { pictures: ['sun', 'cat', 'key'], letters: 'K7M29QXT' }

describe('withdrawal proof', () => {
  it('[W1] the code alone leads to the id, on any machine, the same every time', async () => {
    const proof = await withdrawalProof(code)
    const id = await idFromProof(proof)
    expect(recordId.safeParse(id).success).toBe(true)
    expect(await idFromProof(await withdrawalProof({ ...code, pictures: [...code.pictures] }))).toBe(id)
    // Frozen, check character and all: slips written today must still work in ten years.
    expect(withdrawalCode.safeParse(code).success).toBe(true)
    expect(id).toBe('3316f2e4-df2a-48ec-8771-e18fa0560d4c')
  })

  it('[W1] pictures in another order, or one other character, lead elsewhere', async () => {
    const id = await idFromProof(await withdrawalProof(code))
    expect(await idFromProof(await withdrawalProof({ ...code, pictures: ['cat', 'sun', 'key'] }))).not.toBe(id)
    expect(await idFromProof(await withdrawalProof({ ...code, letters: 'K7M29QX5' }))).not.toBe(id)
  })

  it('[W3] only the proof of its own code proves a root', async () => {
    const proof = await withdrawalProof(code)
    const root = await idFromProof(proof)
    expect(await provesRoot(proof, root)).toBe(true)
    expect(await provesRoot(await withdrawalProof({ ...code, letters: '00000000' }), root)).toBe(false)
  })

  it('[W2] covers all 64 revisions, all different, the root first', async () => {
    const root = await idFromProof(await withdrawalProof(code))
    const ids = await idsOfRoot(root)
    expect(ids).toHaveLength(maxRevision)
    expect(new Set(ids).size).toBe(maxRevision)
    expect(ids[0]).toBe(root)
    expect(ids[1]).toBe(await revisionId(root, 2))
    for (const id of ids) expect(recordId.safeParse(id).success).toBe(true)
  })
})
