import { useEffect } from 'react'
import { readAloud, stopReading } from '../i18n/read-aloud.ts'
import type { SpokenWords } from '../i18n/use-spoken-words.ts'
import { Icon } from '../ui/icon.tsx'
import { GuestTile } from './guest-tile.tsx'
import { useCanReadAloud } from './use-can-read-aloud.ts'

/** Reads aloud, where this tablet has an approved voice for the language; else it is not there (ux 11). */
export const ReadTile = (props: {
  readonly words: SpokenWords<'cards'>
  readonly text: string
  /** Of the text, where it is not that of the game. */
  readonly language?: string | undefined
  readonly className?: string
}) => {
  const { words, text } = props
  const language = props.language ?? words.language
  const can = useCanReadAloud(language)
  // What is no longer in sight is not read to its end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text, or another language, ends the reading.
  useEffect(() => stopReading, [text, language])
  if (!can) return null
  return (
    <GuestTile
      className={`read-tile ${props.className ?? ''}`}
      label={`${words.say('frame.readAloud')}: ${text}`}
      onTap={() => readAloud(text, language)}
    >
      <Icon name="volume" size="2.6rem" />
    </GuestTile>
  )
}
