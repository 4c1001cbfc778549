/** An expected outcome as a value: bugs throw, everything a user can meet is an `Err` with a closed code. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

export const ok = <Value>(value: Value): Result<Value, never> => ({ ok: true, value })
export const err = <Failure>(failure: Failure): Result<never, Failure> => ({ ok: false, failure })

/** Ends an exhaustive switch: a forgotten member does not compile. */
export const never = (value: never): never => {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
