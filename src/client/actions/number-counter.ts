/** Interview numbers count up per centre and round, as on the paper plates. */
export const numberCounter = ({ centre, round }: { readonly centre: string; readonly round: string }): string =>
  `${centre}|${round}`
