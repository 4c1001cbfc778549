import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../i18n/language.ts'
import { languages } from '../../i18n/language.ts'
import { approveVoice, findVoice, isApproved, readAloud, stopReading } from '../../i18n/read-aloud.ts'
import { loadVoiceSamples, voiceSample } from '../../i18n/voice-sample.ts'
import { Button } from '../../ui/button.tsx'

/** A voice per language, heard and approved by a coordinator on this very tablet. */
export const VoiceSettings = () => {
  // Voices come in late: the browser says when its list changed.
  const [, setLooks] = useState(0)
  useEffect(() => {
    void loadVoiceSamples()
  }, [])
  useEffect(() => {
    if (!('speechSynthesis' in window)) return
    const look = () => setLooks((looks) => looks + 1)
    speechSynthesis.addEventListener('voiceschanged', look)
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', look)
      stopReading()
    }
  }, [])
  return (
    <ul className="voices">
      {languages.map((language) => (
        <li key={language.code} className="voice">
          <VoiceSetting language={language} />
        </li>
      ))}
    </ul>
  )
}

const VoiceSetting = (props: { readonly language: Language }) => {
  const { t } = useTranslation('settings')
  const { code, name, dir } = props.language
  const [approved, setApproved] = useState(() => isApproved(code))
  const [isHeard, setIsHeard] = useState(false)
  const [isRejected, setIsRejected] = useState(false)
  const voice = findVoice(code)
  const judge = (sounds: boolean) => {
    stopReading()
    approveVoice(code, sounds)
    setApproved(sounds)
    setIsRejected(!sounds)
    setIsHeard(false)
  }
  return (
    <>
      <h3 lang={code} dir={dir}>
        {name}
      </h3>
      <div className="voice__words">
        {voice === undefined ? (
          <>
            <p>{t('voices.none')}</p>
            <p className="soft">{t('voices.noneHow')}</p>
          </>
        ) : (
          <>
            <p role="status">
              {isHeard
                ? t('voices.question')
                : approved
                  ? t('voices.approved')
                  : isRejected
                    ? t('voices.rejected')
                    : t('voices.found')}
            </p>
            <div className="buttons">
              <Button
                icon="volume"
                onTap={() => {
                  readAloud(voiceSample(props.language), code)
                  setIsHeard(true)
                }}
              >
                {t('voices.listen')}
              </Button>
              {isHeard ? (
                <>
                  <Button onTap={() => judge(true)}>{t('voices.yes')}</Button>
                  <Button onTap={() => judge(false)}>{t('voices.no')}</Button>
                </>
              ) : null}
            </div>
          </>
        )}
        {props.language.checked ? null : <p className="soft">{t('voices.unchecked')}</p>}
      </div>
    </>
  )
}
