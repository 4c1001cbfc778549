import { useEffect } from 'react'
import { canReadAloud, readAloud, stopReading } from '../../i18n/read-aloud.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { Saying } from '../../shell/guest-shell.tsx'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { Icon } from '../../ui/icon.tsx'

/** Reads a card aloud, where this tablet has an approved voice for the language; else it is not there (ux 11). */
export const ReadCard = (props: {
  readonly words: SpokenWords<'cards'>
  readonly text: Saying
  readonly className?: string
}) => {
  const { words, text } = props
  useEffect(() => stopReading, [])
  if (!canReadAloud(words.language)) return null
  return (
    <GuestTile
      className={`read-card ${props.className ?? ''}`}
      label={words.say('frame.readAloud')}
      onTap={() => readAloud(text.own, words.language)}
    >
      <Icon name="volume" size="2.6rem" />
    </GuestTile>
  )
}
