import type { GuidedSheetProps } from '../../shell/guided-sheet.tsx'
import { GuidedSheet } from '../../shell/guided-sheet.tsx'
import { LanguageSwitch } from '../../shell/language-switch.tsx'
import './setup.css'

export const setupSteps = 5

/** One sheet of the set-up; the cup is full when the table is laid. */
export const SetupFrame = (props: Omit<GuidedSheetProps, 'of' | 'head'>) => (
  <GuidedSheet {...props} of={setupSteps} head={<LanguageSwitch />} />
)
