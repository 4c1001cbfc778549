import { useState } from 'react'
import type { ConversationsAnswer } from '#wire/desk.ts'
import type { DeskLine } from './ask-desk.ts'
import { DeskTable } from './desk-table.tsx'
import { KeyDoor } from './key-door.tsx'
import './desk.css'

/** For the municipality, at a desk, online: the table, the exports and the codes for new tablets, under the manager's key. */
export const DeskScreen = () => {
  const [open, setOpen] = useState<{ readonly line: DeskLine; readonly first: ConversationsAnswer }>()
  return open === undefined ? (
    <KeyDoor onOpen={(line, first) => setOpen({ line, first })} />
  ) : (
    <DeskTable line={open.line} first={open.first} onClose={() => setOpen(undefined)} />
  )
}
