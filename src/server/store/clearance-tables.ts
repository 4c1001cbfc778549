/** Opened clearances, every revision: which words of an answer may be quoted, none of the words. */
export type ClearanceTables = {
  readonly quote_clearances: {
    readonly programme_id: string
    readonly id: string
    readonly root: string
    readonly revision: number
    readonly centre: string
    readonly round: string
    /** Root of the conversation. */
    readonly conversation: string
    /** JSON: the record. */
    readonly clearance: string
  }
}
