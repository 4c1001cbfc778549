/**
 * Wilson score interval of a share (Wilson, JASA 22, 1927), 95 % unless another z is given.
 * @returns bounds between 0 and 1; `undefined` for n = 0, which has no share.
 */
export const wilsonInterval = (
  hits: number,
  n: number,
  z = 1.959963984540054,
): { readonly low: number; readonly high: number } | undefined => {
  if (n <= 0) return undefined
  const share = hits / n
  const spread = z * z
  const centre = (share + spread / (2 * n)) / (1 + spread / n)
  const half = (z / (1 + spread / n)) * Math.sqrt((share * (1 - share)) / n + spread / (4 * n * n))
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
