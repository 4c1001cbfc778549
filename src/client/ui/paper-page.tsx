import type { ReactNode } from 'react'
import { useLayoutEffect, useRef } from 'react'
import './paper-page.css'

export type PaperSize = 'A4' | 'A3'

const smallest = 0.6
const step = 0.02

/** Letters as large as fit: everything on the page is measured in them, so the page shrinks as a whole. */
const shrink = (page: HTMLElement, inner: HTMLElement, largest: number): void => {
  for (let scale = largest; ; scale -= step) {
    page.style.setProperty('--paper-fit', scale.toFixed(2))
    if (inner.scrollHeight <= page.clientHeight + 1 || scale <= smallest) return
  }
}

/**
 * One page of paper, as it comes out of the printer: on the screen as wide as there is room for, printed on A4 or A3.
 * What does not fit makes the letters smaller, never a second page.
 */
export const PaperPage = (props: {
  readonly size: PaperSize
  readonly wide?: boolean
  /** How much larger than a letter to read at arm's length it may get where there is room; 1 without it. */
  readonly largest?: number
  readonly className?: string
  readonly lang?: string
  readonly children: ReactNode
}) => {
  const page = useRef<HTMLDivElement>(null)
  const inner = useRef<HTMLDivElement>(null)
  const largest = props.largest ?? 1
  // After each drawing: what stands on the page may be another now. No state, so nothing is drawn twice.
  useLayoutEffect(() => {
    const [outside, inside] = [page.current, inner.current]
    if (outside === null || inside === null) return
    const again = () => shrink(outside, inside, largest)
    again()
    // Pictures and letters come later than words.
    const watch = new ResizeObserver(again)
    watch.observe(outside)
    let isShown = true
    document.fonts.ready.then(() => {
      if (isShown) again()
    })
    return () => {
      isShown = false
      watch.disconnect()
    }
  })
  return (
    <div className="paper-frame">
      <div
        ref={page}
        className={`paper-page paper-page--${props.size}${props.wide ? ' paper-page--wide' : ''} ${props.className ?? ''}`}
        lang={props.lang}
        dir="ltr"
      >
        <div ref={inner} className="paper-page__inner">
          {props.children}
        </div>
      </div>
    </div>
  )
}
