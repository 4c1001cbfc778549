import { useTranslation } from 'react-i18next'
import { languages } from '../i18n/language.ts'
import { changeWorkLanguage } from '../i18n/set-up-i18n.ts'
import { Button } from '../ui/button.tsx'
import './language-switch.css'

/** The language of the coordinator's own screens: one tap, any moment, nothing typed is lost. */
export const LanguageSwitch = () => {
  const { t, i18n } = useTranslation('ui')
  const work = languages.filter((one) => one.forWork)
  const now = work.findIndex((one) => one.code === i18n.language)
  const next = work[(now + 1) % work.length]!
  return (
    <Button
      look="bare"
      icon="language"
      className="language-switch"
      label={`${t('home.language')}: ${work[now]?.name ?? ''} → ${next.name}`}
      onTap={() => changeWorkLanguage(next.code)}
    >
      {work[now]?.name}
    </Button>
  )
}
