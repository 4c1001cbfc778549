import { keepDraft, sealDraft } from '#client/actions/keep-draft.ts'
import { createDatabase } from '#client/storage/database.ts'
import { storeFirstDraft } from '#client/storage/draft-log.ts'
import { currentPraatplaat, zuidwestProgramme } from '#content/registry.ts'
import type { Draft } from '#domain/draft.ts'
import { instrumentRef } from '#domain/instrument.ts'
import { uuidFromBytes } from '#wire/bytes.ts'
import { createSealer, keyPairFromSeed } from '#wire/envelope.ts'

// Runs in the browser: one save of the app beside one raw put of the same bytes, turn by turn.

const after = (milliseconds: number, work: () => void) => {
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

const openRaw = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('raw', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'id' })
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })

const putRaw = (raw: IDBDatabase, row: unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    const writing = raw.transaction('rows', 'readwrite', { durability: 'strict' })
    writing.objectStore('rows').put(row)
    writing.oncomplete = () => resolve()
    writing.onabort = () => reject(writing.error)
  })

const measure = async (
  turns: number,
): Promise<{ readonly save: readonly number[]; readonly raw: readonly number[]; readonly bytes: number }> => {
  const created = await createDatabase({ name: 'bench', after })
  if (!created.ok) throw new Error(created.failure.code)
  const { database } = created.value
  const recipients = [
    await keyPairFromSeed(random(32)),
    await keyPairFromSeed(random(32)),
    await keyPairFromSeed(random(32)),
  ].map((pair) => pair.recipient)
  const id = uuidFromBytes(random(16))
  const sealer = await createSealer(id, recipients)
  const draft: Draft = {
    kind: 'draft',
    id,
    root: id,
    revision: 1,
    practice: false,
    day: '2026-11-23',
    programme: zuidwestProgramme.id,
    round: zuidwestProgramme.round,
    centre: 'bij-betje',
    instrument: instrumentRef(currentPraatplaat),
    changeStory: currentPraatplaat.changeStory,
    with: 'resident',
    language: 'nl',
    mode: 'interviewer',
    heldBy: 'own-coordinator',
    helper: 'none',
    number: 1,
    place: { step: 'question', question: 'contact' },
    consent: { takePart: true, quote: true, understood: 'at-once' },
    answers: {},
  }
  await storeFirstDraft(database, await sealDraft(sealer, draft, 1))
  const open = keepDraft({ database, after }, { draft, sealer, version: 1, release: () => {} })
  const raw = await openRaw()
  const save: number[] = []
  const put: number[] = []
  let bytes = 0
  for (let turn = 0; turn < turns; turn += 1) {
    const text = 'Ik kwam hier voor het eerst met mijn buurvrouw, voor de soep. '.repeat(24) + turn
    open.change((current) => ({ ...current, answers: { contact: { state: 'told', text } } }))
    const began = performance.now()
    const state = await open.flush()
    save.push(performance.now() - began)
    if (state.kind !== 'saved') throw new Error(`not saved: ${state.kind}`)
    const kept = await database.tables.drafts.get(id)
    const row = JSON.parse(JSON.stringify(kept))
    bytes = JSON.stringify(row).length
    const start = performance.now()
    await putRaw(raw, row)
    put.push(performance.now() - start)
  }
  // The first turns warm both up.
  return { save: save.slice(20), raw: put.slice(20), bytes }
}

Object.assign(window, { measure })
