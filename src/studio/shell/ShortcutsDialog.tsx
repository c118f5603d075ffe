import { useUi } from '../state/ui.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Keys } from '../ui/Kbd.tsx'
import { SHORTCUTS } from './keymap.ts'
import type { KeyGroup } from './otherKeys.ts'
import { OTHER_KEYS } from './otherKeys.ts'
import './ShortcutsDialog.css'

const WIDTH = 720

const EVERYWHERE: KeyGroup = {
  where: 'Everywhere',
  keys: SHORTCUTS.flatMap(({ keys, alsoKeys, title }) => [
    [keys, title] as const,
    ...(alsoKeys === undefined ? [] : [[alsoKeys, title] as const]),
  ]),
}

/** All keys by the place that hears them. */
export function ShortcutsDialog() {
  return (
    <Dialog title="Keyboard shortcuts" width={WIDTH} onClose={() => useUi.setState({ dialog: null })}>
      {/* Scrolled by key where it does not fit. */}
      <div className="shortcuts" tabIndex={0} role="region" aria-label="Shortcuts">
        {[EVERYWHERE, ...OTHER_KEYS].map(({ where, keys }) => (
          <section key={where} aria-label={where}>
            <h3>{where}</h3>
            <dl>
              {keys.map(([pressed, does]) => (
                <div key={`${pressed} ${does}`}>
                  <dt>{does}</dt>
                  <dd>
                    <Keys keys={pressed} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
