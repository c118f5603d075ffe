import type { DocumentChange } from '../../core/document/pipelineDocument.ts'
import type { TabLink, TabMessage } from '../../core/repo/tabHost.ts'
import { trimEdits } from '../../core/text/edits.ts'
import type { OpenFile } from '../state/openFile.ts'
import { ports } from '../state/ports.ts'
import { announce } from '../state/ui.ts'
import { setBase, updateFile, useWorkspace } from '../state/workspace.ts'
import { workspaceId } from './workspaceId.ts'

const links = new Map<string, TabLink>()

/**
 * Shares an open file with the other tabs that have it. One writes; a change made in another makes that one write, after
 * it has the text of all, so that no tab's work is lost by another's. `onWrites` is called each time that this tab becomes
 * the one. Ends when the file is closed.
 */
export function shareTabs({ path, document }: OpenFile, onWrites: () => void): void {
  links.get(path)?.leave()
  let hash = document.textHash
  /** A change that came from the other tab is not sent back. */
  let isFollowing = false
  const file = () => {
    const open = useWorkspace.getState().open.get(path)
    return open?.document === document ? open : undefined
  }
  const follow = (edit: () => void) => {
    isFollowing = true
    edit()
    isFollowing = false
    hash = document.textHash
  }
  const link = ports().tabs.join(`${workspaceId()}\n${path}`, {
    onRole: (role) => {
      if (role === 'follows') link.send({ kind: 'ask' })
      updateFile(path, { isFollowing: role === 'follows' })
      if (role === 'follows') announce(`${path} is edited in another tab; it follows here`)
      else onWrites()
    },
    onMessage: (message) => {
      const open = file()
      if (open) follow(() => meet(open, message, link))
    },
  })
  links.set(path, link)
  const unlisten = document.onChange((change) => {
    if (isFollowing) return
    const before = hash
    hash = document.textHash
    // Every tab reads the disk for itself.
    if (change.source === 'disk') return
    link.takeOver()
    link.send(messageOf(change, before, hash))
  })
  const unwatch = useWorkspace.subscribe(() => {
    if (file()) return
    unwatch()
    unlisten()
    link.leave()
    if (links.get(path) === link) links.delete(path)
  })
}

/** Tells the other tabs what the disk holds now. */
export function shareBase(path: string, base: { readonly text: string; readonly hash: string | null }): void {
  links.get(path)?.send({ kind: 'base', ...base })
}

function messageOf({ edits, label, origin }: DocumentChange, before: number, after: number): TabMessage {
  return { kind: 'edits', edits, label, origin, before, after }
}

function meet(file: OpenFile, message: TabMessage, link: TabLink): void {
  const { document, path } = file
  switch (message.kind) {
    case 'ask':
      if (!file.isFollowing) {
        link.send({ kind: 'state', text: document.text, baseText: file.baseText, baseHash: file.baseHash })
      }
      return
    case 'state':
      if (!document.isText(message.text)) {
        const whole = { range: { start: 0, end: document.length }, newText: message.text }
        document.edit(trimEdits(document.text, [whole]), { label: 'Follow the other tab' })
      }
      return setBase(path, { text: message.baseText, hash: message.baseHash })
    case 'base':
      return setBase(path, message)
    case 'edits':
      if (document.textHash !== message.before) return link.send({ kind: 'ask' })
      return repeat(file, message)
  }
}

/** Undo of the other tab is undo here, too, as long as both histories agree on it. */
function repeat({ document }: OpenFile, { edits, label, origin, after }: Extract<TabMessage, { kind: 'edits' }>): void {
  if (origin === 'undo' && document.history.undoLabel === label && document.undo()) {
    if (document.textHash === after) return
    document.redo()
  }
  if (origin === 'redo' && document.history.redoLabel === label && document.redo()) {
    if (document.textHash === after) return
    document.undo()
  }
  document.edit(edits, { label, group: `other tab: ${label}` })
}
