export const deviceKinds = ['android', 'ipad', 'desktop'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** What this most likely is; a guess, for which steps to show first. */
export const guessDeviceKind = ({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): DeviceKind => {
  if (/android/i.test(userAgent)) return 'android'
  // iPads say they are Macs; no Mac has a touch screen.
  const isApplePad = /ipad|iphone/i.test(userAgent) || (/mac/i.test(userAgent) && maxTouchPoints > 1)
  return isApplePad ? 'ipad' : 'desktop'
}

export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches
