/** Whose turn it is where people play one after the other; one of one for who plays alone. */
export type Turn = { readonly at: number; readonly of: number }

export const onlyTurn: Turn = { at: 1, of: 1 }

/** The hash path of a game: its id, and `2-van-5` where it is one of several turns. */
export const gamePath = (id: string, turn: Turn = onlyTurn): string =>
  `/kaarten/${id}${turn.of > 1 ? `/${turn.at}-van-${turn.of}` : ''}`

export const readTurn = (named: string | undefined): Turn => {
  const [, at, of] = /^(\d{1,2})-van-(\d{1,2})$/.exec(named ?? '') ?? []
  const turn = { at: Number(at), of: Number(of) }
  return turn.at >= 1 && turn.of >= turn.at ? turn : onlyTurn
}
