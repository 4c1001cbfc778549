/** One turn of the event loop; after many of them a millisecond, so that threads of a busy machine get their share. */
export const nextTurn = (turn: number): Promise<void> =>
  new Promise((resolve) => (turn < 200 ? setImmediate(resolve) : setTimeout(resolve, 1)))

/** Waits for a state, turn by turn; fails by its message when it never comes. */
export const waitFor = async (what: string, holds: () => boolean | Promise<boolean>, turns = 20_000): Promise<void> => {
  for (let turn = 0; turn < turns; turn += 1) {
    if (await holds()) return
    await nextTurn(turn)
  }
  throw new Error(`never happened: ${what}`)
}
