import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../services.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { SquareReader } from './look-for-sheet.ts'
import { findSquareReader, lookForSheet } from './look-for-sheet.ts'
import './sheet-scan.css'

/** Reads the square on a recovery sheet with the camera, where this browser can. Nothing is shown where it cannot: the words can always be typed. */
export const SheetScan = (props: { readonly onWords: (words: string) => void }) => {
  const { t } = useTranslation('settings')
  const [reader, setReader] = useState<SquareReader>()
  const [scan, setScan] = useState<'none' | 'now' | 'read'>('none')
  useEffect(() => {
    let isShown = true
    findSquareReader(globalThis).then((found) => {
      if (isShown && navigator.mediaDevices !== undefined) setReader(found)
    })
    return () => {
      isShown = false
    }
  }, [])
  if (reader === undefined) return null
  return (
    <div className="sheet-scan">
      <Button icon="qrcode" onTap={() => setScan('now')}>
        {t('scan.open')}
      </Button>
      <span role="status">{scan === 'read' ? t('scan.read') : ''}</span>
      {scan === 'now' ? (
        <Camera
          reader={reader}
          onClose={() => setScan('none')}
          onWords={(words) => {
            setScan('read')
            props.onWords(words)
          }}
        />
      ) : null}
    </div>
  )
}

const Camera = (props: {
  readonly reader: SquareReader
  readonly onWords: (words: string) => void
  readonly onClose: () => void
}) => {
  const { t } = useTranslation('settings')
  const { after } = useServices()
  const view = useRef<HTMLVideoElement>(null)
  const [isRefused, setIsRefused] = useState(false)
  const { reader } = props
  // A new callback is no reason to put the camera out and on again.
  const onWords = useRef(props.onWords)
  useEffect(() => {
    onWords.current = props.onWords
  })
  useEffect(() => {
    let stop = () => {}
    let isShown = true
    const open = async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
      const putAway = () => {
        for (const track of stream.getTracks()) track.stop()
      }
      const video = view.current
      // Closed while somebody was still being asked for the camera.
      if (!isShown || video === null) return putAway()
      video.srcObject = stream
      const stopLooking = lookForSheet({ reader, after }, video, (words) => onWords.current(words))
      stop = () => {
        stopLooking()
        putAway()
      }
      await video.play()
    }
    open().catch(() => {
      if (isShown) setIsRefused(true)
    })
    return () => {
      isShown = false
      stop()
    }
  }, [reader, after])
  return (
    <Dialog title={t('scan.title')} onClose={props.onClose}>
      {isRefused ? (
        <p className="lead" role="alert">
          {t('scan.refused')}
        </p>
      ) : (
        <>
          <p>{t('scan.how')}</p>
          <video ref={view} className="sheet-scan__view" muted playsInline aria-label={t('scan.view')} />
        </>
      )}
      <div className="buttons buttons--end">
        <Button look="big" onTap={props.onClose}>
          {t('scan.close')}
        </Button>
      </div>
    </Dialog>
  )
}
