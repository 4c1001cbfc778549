/** TypeScript's DOM types know no Trusted Types yet; where a browser knows none either, the plain address will do. */
type ScriptAddressPolicy = { readonly createScriptURL: (address: string) => unknown }
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => ScriptAddressPolicy
}

/**
 * Makes addresses that may be run as a script. The page's policy lets no text become a script or a piece of page
 * (`require-trusted-types-for 'script'`), and lets this one policy exist, once: only files that came with the app pass.
 */
export const createOwnScripts = (): ((address: string | URL) => string) => {
  const own = (address: string): string => {
    if (new URL(address, location.href).origin !== location.origin) throw new Error('a script from elsewhere')
    return address
  }
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
  const policy = trustedTypes?.createPolicy('praatplaat', { createScriptURL: own })
  return (address) => {
    const text = String(address)
    return policy === undefined ? own(text) : (policy.createScriptURL(text) as string)
  }
}
