/** Gives a file to the browser's own download: works offline, in every browser, and asks nobody. */
export const saveFile = (file: {
  readonly name: string
  readonly content: string | Blob
  readonly type: string
}): void => {
  const blob = typeof file.content === 'string' ? new Blob([file.content], { type: file.type }) : file.content
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  // Revoked late: Safari starts reading after the click returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
