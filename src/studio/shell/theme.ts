import { ports } from '../state/ports.ts'
import type { UiState } from '../state/ui.ts'
import { useUi } from '../state/ui.ts'

const PREFERENCE = 'theme'

export function setTheme(theme: UiState['theme']): void {
  useUi.setState({ theme })
  ports().preferences.set(PREFERENCE, theme)
  showTheme(theme)
}

export function restoreTheme(): void {
  const kept = ports().preferences.get(PREFERENCE)
  const theme = kept === 'light' || kept === 'dark' ? kept : 'system'
  useUi.setState({ theme })
  showTheme(theme)
}

function showTheme(theme: UiState['theme']): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
}
