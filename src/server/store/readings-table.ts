/** Opened readings, every revision: what people made of results, none of what residents said. */
export type ReadingsTable = {
  readonly programme_id: string
  readonly id: string
  readonly centre: string
  /** The round that was interpreted. */
  readonly round: string
  readonly session: string
  /** JSON: the whole record. */
  readonly body: string
}
