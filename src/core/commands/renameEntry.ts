import type { EntryKey } from '../document/entry.ts'
import type { Operation } from '../patch/operation.ts'
import { identifierFromName } from '../schema/index.ts'
import type { Command } from './command.ts'
import { entryName } from './entryName.ts'
import { ALLOWED, idScopeOf, refuse } from './insertion.ts'
import { mentionsOf } from './mentionsOfId.ts'
import { takenIn, uniqueOf } from './uniqueIds.ts'

/** Changes the name. The Id follows while it was made from the name and nothing in the file says it. */
export const renameEntry: Command<{ readonly key: EntryKey; readonly name: string }> = {
  id: 'entry.rename',
  title: 'Rename',
  check(document, { key, name }) {
    const entry = document.entry(key)
    if (!entry || entry.kind === 'parallel' || entry.kind === 'unreadable' || entry.kind === 'document')
      return refuse('This has no name.')
    return name.trim() === '' ? refuse('A name cannot be empty.') : ALLOWED
  },
  plan(document, { key, name }) {
    const entry = document.entry(key)
    const node = document.nodePointerOf(key)
    if (!entry || node === undefined) return { refusal: { code: 'path-not-found' } }
    const patch: Operation[] = [{ op: entry.name === undefined ? 'add' : 'replace', path: `${node}/name`, value: name }]
    const old = entry.identifier
    const follows =
      old === undefined ||
      (entry.name !== undefined && old === identifierFromName(entry.name) && mentionsOf(document, key, old) === 0)
    if (follows) {
      const scope = idScopeOf(document, key)
      const taken = new Set([...takenIn(scope).identifiers].filter((each) => each !== old))
      const fresh = uniqueOf(identifierFromName(name) || 'step', taken)
      patch.push({ op: old === undefined ? 'add' : 'replace', path: `${node}/identifier`, value: fresh })
    }
    return { patch, label: `Rename ${entryName(entry)} to ${name}`, announcement: `${entryName(entry)} is now ${name}` }
  },
}
