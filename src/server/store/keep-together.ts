/** So many batches at most in one transaction: a commit that everybody waits for must not grow without end. */
const most = 16

type InLine<Batch, Kept> = {
  readonly batch: Batch
  readonly done: (kept: Kept) => void
  readonly failed: (failure: unknown) => void
}

/**
 * Waiting for the disk is what a push costs most, and while one batch waits others come in: those that stand in line go
 * into one transaction and share its commit. Each is answered only behind that commit (V3). When it fails, for whatever
 * reason, each is tried alone, so that none fails for another's sake.
 * @param inTransaction runs work in one transaction; when it resolves, all of it is on disk.
 */
export const createKeepTogether = <Trx, Batch, Kept>({
  inTransaction,
  keepIn,
}: {
  readonly inTransaction: <Value>(work: (trx: Trx) => Promise<Value>) => Promise<Value>
  readonly keepIn: (trx: Trx, batch: Batch) => Promise<Kept>
}): ((batch: Batch) => Promise<Kept>) => {
  const line: InLine<Batch, Kept>[] = []
  let writing = false

  const keepPart = async (part: readonly InLine<Batch, Kept>[]): Promise<void> => {
    try {
      const kept = await inTransaction(async (trx) => {
        const all: Kept[] = []
        for (const { batch } of part) all.push(await keepIn(trx, batch))
        return all
      })
      for (const [at, { done }] of part.entries()) done(kept[at]!)
    } catch (failure) {
      if (part.length === 1) part[0]!.failed(failure)
      else for (const one of part) await keepPart([one])
    }
  }
  const write = async (): Promise<void> => {
    writing = true
    while (line.length > 0) await keepPart(line.splice(0, most))
    writing = false
  }

  return (batch) =>
    new Promise((done, failed) => {
      line.push({ batch, done, failed })
      if (!writing) void write()
    })
}
