import { useState } from 'react'
import type { SpokenWords } from '../i18n/use-spoken-words.ts'
import { Pictogram } from '../ui/pictogram.tsx'
import { TwoLanguages } from '../ui/two-languages.tsx'
import { GuestTile } from './guest-tile.tsx'
import './guest-dark.css'

/** The page itself holds it, from one screen of the game to the next; a new guest starts in the light. */
const isDark = (): boolean => document.documentElement.dataset['theme'] === 'dark'

/** A calm dark table for who asks for it. It never follows the tablet: pictures and hues were made for paper. */
export const GuestLight = (props: { readonly words: SpokenWords<'cards'> }) => {
  const { words } = props
  const [dark, setDark] = useState(isDark)
  const word = dark ? 'frame.light' : 'frame.dark'
  const change = () => {
    document.documentElement.dataset['theme'] = dark ? 'light' : 'dark'
    setDark(!dark)
  }
  return (
    <GuestTile look="second" className="guest-light" onTap={change}>
      <span className="guest-tile__line">
        <Pictogram name={dark ? 'sun' : 'crescent-moon'} size="3rem" />
        <TwoLanguages dutch={words.dutch(word)}>{words.say(word)}</TwoLanguages>
      </span>
    </GuestTile>
  )
}
