import { selectionCommandList } from '../../core/commands/commandList.ts'

/** Keys that one place of the screen hears itself, for reading: the handlers are with the places. */
export interface KeyGroup {
  readonly where: string
  readonly keys: readonly (readonly [keys: string, does: string])[]
}

export const OTHER_KEYS: readonly KeyGroup[] = [
  {
    where: 'On a card',
    keys: [
      ['Arrows', 'Go to the next card'],
      ['Enter', 'Edit it in the inspector'],
      ['Space', 'Select it'],
      ['A', 'Add a step after it'],
      ['/', 'Search for a step to add'],
      ['Shift+A', 'Add a step in parallel'],
      ['Ctrl+A', 'Select all steps around it'],
      ['Shift+Arrows', 'Select the next card, too'],
      ['Ctrl+C', 'Copy it as YAML'],
      ['Ctrl+X', 'Cut it'],
      ['Ctrl+V', 'Paste YAML after it'],
      ['F2', 'Rename it'],
      ['M', 'Show or leave the Service map'],
      ['Shift+F10', 'Open its menu'],
      ...selectionCommandList.map(({ command, keys }) => [keys, command.title] as const),
      ['Escape', 'Select nothing, or stop a drag'],
    ],
  },
  {
    where: 'In a field',
    keys: [
      ['Enter', 'Write what is typed'],
      ['Ctrl+Enter', 'Write it, in a field of several lines'],
      ['Escape', 'Give back what stood there'],
      ['Alt+↑', 'Move a list row up'],
      ['Alt+↓', 'Move a list row down'],
    ],
  },
  {
    where: 'In the YAML',
    keys: [
      ['Ctrl+Space', 'Show what may stand here'],
      ['Ctrl+F', 'Find'],
      ['Ctrl+.', 'Fix the problem at the cursor'],
      ['F8', 'Go to the next problem'],
    ],
  },
]
