import { expect, it } from 'vitest'
import { createKeepTogether } from '#server/store/keep-together.ts'

/** A disk that answers when it is told to. */
const createDisk = () => {
  const commits: { readonly kept: readonly string[]; readonly answer: () => void }[] = []
  let fails: string | undefined
  const keep = createKeepTogether<string[], string, string>({
    inTransaction: async (work) => {
      const kept: string[] = []
      const value = await work(kept)
      await new Promise<void>((answer) => commits.push({ kept, answer }))
      return value
    },
    keepIn: async (kept, batch) => {
      if (batch === fails) throw new Error(`cannot keep ${batch}`)
      kept.push(batch)
      return `kept ${batch}`
    },
  })
  const settled = async () => {
    for (let turn = 0; turn < 200; turn += 1) await Promise.resolve()
  }
  return {
    keep,
    commits,
    failOn: (batch: string) => {
      fails = batch
    },
    /** The disk answers everything it is asked. */
    flow: async () => {
      await settled()
      for (let next = commits.shift(); next !== undefined; next = commits.shift()) {
        next.answer()
        await settled()
      }
    },
    settled,
  }
}

it('[V3] batches that come while another waits for the disk share one commit, in their order, and are answered behind it', async () => {
  const disk = createDisk()
  const answered: string[] = []
  const sent = ['a', 'b', 'c', 'd'].map((batch) => disk.keep(batch).then((kept) => answered.push(kept)))
  await disk.settled()
  expect(disk.commits.map((one) => one.kept)).toEqual([['a']])
  disk.commits.shift()!.answer()
  await disk.settled()
  expect(answered).toEqual(['kept a'])
  expect(disk.commits.map((one) => one.kept)).toEqual([['b', 'c', 'd']])
  await disk.flow()
  await Promise.all(sent)
  expect(answered).toEqual(['kept a', 'kept b', 'kept c', 'kept d'])
  expect(await Promise.all([disk.keep('e'), disk.flow()])).toEqual(['kept e', undefined])
})

it('[V3] what cannot be kept fails alone, with its own reason, and takes nobody along', async () => {
  const disk = createDisk()
  disk.failOn('c')
  const sent = Promise.allSettled(['a', 'b', 'c', 'd'].map((batch) => disk.keep(batch)))
  await disk.flow()
  expect(await sent).toMatchObject([
    { value: 'kept a' },
    { value: 'kept b' },
    { reason: { message: 'cannot keep c' } },
    { value: 'kept d' },
  ])
})

it('a commit that everybody waits for does not grow without end', async () => {
  const disk = createDisk()
  const sent = Array.from({ length: 60 }, (_, at) => disk.keep(String(at)))
  const sizes: number[] = []
  await disk.settled()
  for (let next = disk.commits.shift(); next !== undefined; next = disk.commits.shift()) {
    sizes.push(next.kept.length)
    next.answer()
    await disk.settled()
  }
  expect(await Promise.all(sent)).toHaveLength(60)
  expect(Math.max(...sizes)).toBe(16)
})
