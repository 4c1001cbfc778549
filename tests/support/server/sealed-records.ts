import { createHash, randomBytes } from 'node:crypto'
import type { Answer } from '#domain/answer.ts'
import type { Conversation, Refusal } from '#domain/conversation.ts'
import { toBase64Url } from '#wire/bytes.ts'
import type { Recipient } from '#wire/envelope.ts'
import { createSealer, keyPairFromSeed } from '#wire/envelope.ts'
import { idFromProof, revisionId } from '#wire/withdrawal-proof.ts'

export const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export type SealedRecord = { readonly id: string; readonly hash: string; readonly envelope: string }
export type SealedConversation = SealedRecord & {
  readonly root: string
  /** What the withdrawal code gives; PBKDF2 is left out, the server never sees the code. */
  readonly proof: string
  readonly plain: Conversation
}

let shown: Promise<Recipient> | undefined
/** The tablet's own reading key, the second recipient that every envelope needs. */
export const tabletRecipient = (): Promise<Recipient> => {
  shown ??= keyPairFromSeed(Uint8Array.from(randomBytes(32))).then((pair) => pair.recipient)
  return shown
}

export const told = (text: string): Answer => ({ state: 'told', text })

export type ConversationParts = {
  readonly ingest: Recipient
  readonly proof?: string
  readonly revision?: number
  readonly text?: string
  /** Changes to the plain body before it is sealed; may break the shape on purpose. */
  readonly change?: (plain: Conversation) => unknown
  readonly over?: Partial<Conversation>
}

/** A finished conversation as a tablet would send it. */
export const sealConversation = async ({
  ingest,
  proof = toBase64Url(randomBytes(32)),
  revision = 1,
  text = 'Ik kwam hier met de buurvrouw.',
  change = (plain) => plain,
  over = {},
}: ConversationParts): Promise<SealedConversation> => {
  const root = await idFromProof(proof)
  const id = await revisionId(root, revision)
  const plain: Conversation = {
    kind: 'conversation',
    form: 'praatplaat',
    id,
    revision,
    ...(revision === 1 ? {} : { supersedes: await revisionId(root, revision - 1) }),
    root,
    day: '2026-11-23',
    programme: 'zuidwest',
    round: '2026-2',
    centre: 'bij-betje',
    instrument: 'praatplaat@1',
    changeStory: 'zuidwest@1',
    language: 'nl',
    with: 'resident',
    mode: 'interviewer',
    heldBy: 'own-coordinator',
    helper: 'none',
    source: 'tablet',
    number: 1,
    answers: { contact: told(text) },
    consent: { takePart: true, quote: false, understood: 'at-once' },
    readBack: 'read-aloud',
    ...over,
  }
  const sealer = await createSealer(id, [ingest, await tabletRecipient()])
  const envelope = await sealer.seal(
    { id, kind: 'conversation', revision, day: plain.day, centre: plain.centre, instrument: plain.instrument },
    change(plain),
  )
  return { id, hash: hashOf(envelope), envelope, root, proof, plain }
}

/** Somebody was asked and said no. */
export const sealRefusal = async (ingest: Recipient, id: string): Promise<SealedRecord> => {
  const plain: Refusal = {
    kind: 'refusal',
    id,
    revision: 1,
    day: '2026-11-23',
    programme: 'zuidwest',
    round: '2026-2',
    centre: 'bij-betje',
    instrument: 'praatplaat@1',
    with: 'resident',
  }
  const sealer = await createSealer(id, [ingest, await tabletRecipient()])
  const envelope = await sealer.seal(
    { id, kind: 'refusal', revision: 1, day: plain.day, centre: plain.centre, instrument: plain.instrument },
    plain,
  )
  return { id, hash: hashOf(envelope), envelope }
}

export const asPushed = ({ id, hash, envelope }: SealedRecord): SealedRecord => ({ id, hash, envelope })
