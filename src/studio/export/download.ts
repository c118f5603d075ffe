/** Hands a text, or any file, to the browser's downloads, byte for byte. */
export function download(path: string, content: string | Blob): void {
  const file = typeof content === 'string' ? new Blob([content], { type: 'application/yaml' }) : content
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = path.split('/').at(-1) ?? path
  link.click()
  // The download has its own copy once it began.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
