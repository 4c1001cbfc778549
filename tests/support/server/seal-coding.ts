import { randomBytes } from 'node:crypto'
import type { CodedRecord } from '#domain/coded-record.ts'
import type { Coding, Consensus } from '#domain/coding.ts'
import type { QuoteClearance } from '#domain/quote-clearance.ts'
import { uuidFromBytes } from '#wire/bytes.ts'
import type { Recipient } from '#wire/envelope.ts'
import { createSealer } from '#wire/envelope.ts'
import { readWordsOf } from '#wire/passage-hash.ts'
import { revisionId } from '#wire/withdrawal-proof.ts'
import type { SealedConversation, SealedRecord } from './sealed-records.ts'
import { hashOf, tabletRecipient } from './sealed-records.ts'

type About = { readonly ingest: Recipient; readonly of: SealedConversation; readonly last?: CodedRecord }

const aboutOf = async ({ of: { plain }, last }: About) => {
  const root = last?.root ?? uuidFromBytes(Uint8Array.from(randomBytes(16)))
  const revision = (last?.revision ?? 0) + 1
  return {
    id: await revisionId(root, revision),
    revision,
    ...(last === undefined ? {} : { supersedes: last.id }),
    root,
    day: '2026-11-24',
    since: last?.since ?? '2026-11-24',
    programme: plain.programme,
    round: plain.round,
    centre: plain.centre,
    instrument: plain.instrument,
    changeStory: plain.changeStory,
    conversation: { root: plain.root, revision: plain.revision },
  }
}

const seal = async <Plain extends CodedRecord>(
  ingest: Recipient,
  plain: Plain,
): Promise<SealedRecord & { readonly plain: Plain }> => {
  const { id, kind, revision, day, centre, instrument } = plain
  const sealer = await createSealer(id, [ingest, await tabletRecipient()])
  const envelope = await sealer.seal({ id, kind, revision, day, centre, instrument }, plain)
  return { id, hash: hashOf(envelope), envelope, plain }
}

const said = async (of: SealedConversation, over: Partial<Coding>) => ({
  question: 'contact',
  words: await readWordsOf({ root: of.root, question: 'contact' }, 'Ik kwam hier', 'Ik'),
  passage: { from: 0, to: 2 },
  effects: ['E01'],
  negative: false,
  health: false,
  nowhere: false,
  ...over,
})

/** A coding as a tablet would send it; with `last` its next revision. */
export const sealCoding = async (
  about: About,
  over: Partial<Coding> = {},
): Promise<SealedRecord & { readonly plain: Coding }> =>
  seal<Coding>(about.ingest, {
    kind: 'coding',
    ...(await aboutOf(about)),
    ...(await said(about.of, over)),
    coder: 'a',
    ...over,
  })

/** A consensus of two coders on passages with these effects. */
export const sealConsensus = async (
  about: About,
  effects: readonly (readonly string[])[],
): Promise<SealedRecord & { readonly plain: Consensus }> =>
  seal<Consensus>(about.ingest, {
    kind: 'consensus',
    ...(await aboutOf(about)),
    coders: ['a', 'b'],
    passages: await Promise.all(effects.map((each) => said(about.of, { effects: [...each] }))),
  })

/** A clearance of the first two letters of the answer, for everybody; with `last` its next revision. */
export const sealClearance = async (
  about: About,
  over: Partial<QuoteClearance> & { readonly answer: string },
): Promise<SealedRecord & { readonly plain: QuoteClearance }> => {
  const { answer, ...rest } = over
  return seal<QuoteClearance>(about.ingest, {
    kind: 'quote-clearance',
    ...(await aboutOf(about)),
    question: 'contact',
    words: await readWordsOf({ root: about.of.root, question: 'contact' }, answer, answer),
    leftOut: [],
    cleared: 'public',
    by: 'a',
    ...rest,
  })
}
