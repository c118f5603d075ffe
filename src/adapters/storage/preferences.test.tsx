import { expect, it, onTestFinished } from 'vitest'
import { browserPreferences } from './preferences.ts'

it('keeps a value in the browser, and gives null for one that was never set', () => {
  onTestFinished(() => localStorage.removeItem('pipeline-studio.theme'))
  browserPreferences().set('theme', 'dark')
  expect(browserPreferences().get('theme')).toBe('dark')
  expect(browserPreferences().get('none')).toBe(null)
})

it('drops values where the browser keeps none', () => {
  const refusing = browserPreferences(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })
  refusing.set('theme', 'dark')
  expect(refusing.get('theme')).toBe(null)
})
