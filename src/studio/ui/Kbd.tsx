import './Kbd.css'

/** What the keys are called on a Mac. */
const MAC: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Delete: '⌫' }
const isMac = /^Mac|^iP/.test(globalThis.navigator?.platform ?? '')

/** `Ctrl+Shift+Z` as keys of this machine. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="keys">
      {keys.split(/\+(?=.)/).map((key) => (
        <kbd key={key}>{isMac ? (MAC[key] ?? key) : key}</kbd>
      ))}
    </span>
  )
}
