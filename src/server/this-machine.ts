/** Does this address lead back to whatever opens it? A tablet that scans it would look for the server in itself. */
export const isThisMachineOnly = (address: string): boolean =>
  /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(address).hostname)

/** What to say beside such a link. */
export const thisMachineOnly =
  '  This link works on this machine only. For a tablet, set PUBLIC_URL to the https address where it finds the server.'
