import type { OpenedConversation } from '#domain/opened-conversation.ts'
import type { Centres } from '../store/of-centres.ts'
import type { PageEnd, RecordStore } from '../store/record-store.ts'

const pageSize = 500

/** Pages of newest revisions, by day and root. Read page by page: an open cursor would hold up the erasing of withdrawals. */
export async function* conversationPages({
  store,
  round,
  centres,
}: {
  readonly store: Pick<RecordStore, 'conversations'>
  readonly round: string | undefined
  readonly centres?: Centres
}): AsyncGenerator<readonly OpenedConversation[]> {
  let after: PageEnd | undefined
  for (;;) {
    const page = await store.conversations({ round, centres, after, limit: pageSize })
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    if (page.length < pageSize) return
    after = { day: last.day, root: last.root }
  }
}
