/** Two different places out of so many, in order, from two random bytes. */
export const pickTwo = (bytes: Uint8Array, length: number): readonly [number, number] => {
  const first = (bytes[0] ?? 0) % length
  const step = 1 + ((bytes[1] ?? 0) % (length - 1))
  const second = (first + step) % length
  return first < second ? [first, second] : [second, first]
}
