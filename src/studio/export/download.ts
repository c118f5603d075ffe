/** Hands a text to the browser's downloads, byte for byte. */
export function download(path: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  const link = document.createElement('a')
  link.href = address
  link.download = path.split('/').at(-1) ?? path
  link.click()
  // The download has its own copy once it began.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
