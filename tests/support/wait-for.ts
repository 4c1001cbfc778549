/** Waits for a state, turn by turn of the event loop; fails by its message when it never comes. */
export const waitFor = async (what: string, holds: () => boolean | Promise<boolean>, turns = 2000): Promise<void> => {
  for (let turn = 0; turn < turns; turn += 1) {
    if (await holds()) return
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error(`never happened: ${what}`)
}
