/** Runs the work once, after so many milliseconds. @returns how to call it off. Passed in, so that tests need no waiting. */
export type After = (milliseconds: number, work: () => void) => () => void
