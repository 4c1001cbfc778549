/** Opened selections, every revision: what came of each story that people chose from, and why. */
export type SelectionTables = {
  readonly selections: {
    readonly programme_id: string
    readonly id: string
    readonly root: string
    readonly revision: number
    readonly centre: string
    readonly round: string
    /** Root of the conversation. */
    readonly conversation: string
    /** JSON: the record. */
    readonly selection: string
  }
}
