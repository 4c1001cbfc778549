/** The centre that an envelope says in the clear, read as the opener reads it; `undefined` for what is no envelope. */
export const centreOfEnvelope = (envelope: string): unknown => {
  try {
    return (JSON.parse(envelope) as { readonly header?: { readonly centre?: unknown } } | null)?.header?.centre
  } catch {
    return undefined
  }
}
