import { Command } from 'cmdk'
import { Dialog as Radix } from 'radix-ui'
import type { Entry } from '../../core/document/entry.ts'
import { makeRepository } from '../branches/switchTo.ts'
import { exampleNames, openExample } from '../files/examples.ts'
import { openPath } from '../files/openFiles.ts'
import { SHORTCUTS } from '../shell/keymap.ts'
import { setTheme } from '../shell/theme.ts'
import { settingsName, showFileSettings } from '../state/fileSettings.ts'
import { select } from '../state/perform.ts'
import { ports } from '../state/ports.ts'
import { toggleServiceMap, useUi } from '../state/ui.ts'
import { activeFile, useWorkspace } from '../state/workspace.ts'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.tsx'
import { Keys } from '../ui/Kbd.tsx'
import { useFocusReturn } from '../ui/useFocusReturn.ts'
import { entryCommands } from './entryCommands.ts'
import './Palette.css'

interface Item {
  readonly id: string
  readonly title: string
  readonly icon: IconName
  readonly keys?: string | undefined
  /** Why it cannot be done here; then it is shown, but off. */
  readonly why?: string | undefined
  readonly note?: string | undefined
  readonly run: () => void
}

/** So many steps at most are listed: what is typed finds the others by narrowing. */
const MOST_ENTRIES = 2000

/** Everything a person can do, by name. */
export function Palette() {
  const focus = useFocusReturn({ onItself: false })
  const close = () => useUi.setState({ dialog: null })
  const groups: readonly (readonly [string, readonly Item[]])[] = [
    ['Commands', [...shortcutItems(), ...viewItems()]],
    [
      'Selection',
      entryCommands().map(({ id, title, keys, why, run }) => ({ id, title, keys, why, run, icon: 'edit' as const })),
    ],
    ['Repository', repositoryItems()],
    ['Go to', goToItems()],
    ['Files', fileItems()],
  ]
  return (
    <Radix.Root open onOpenChange={(open) => open || close()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-scrim" />
        <Radix.Content className="palette" aria-describedby={undefined} {...focus}>
          <Radix.Title className="visually-hidden">Command palette</Radix.Title>
          <Command label="Command palette" loop>
            <Command.Input className="palette-input" placeholder="Type a command, a step or a file" />
            <Command.List className="palette-list" label="Commands">
              <Command.Empty className="palette-none">Nothing is called that.</Command.Empty>
              {groups.map(([heading, items]) =>
                items.length === 0 ? null : (
                  <Command.Group key={heading} heading={heading}>
                    {items.map((item) => (
                      <Command.Item
                        key={item.id}
                        value={`${item.id} ${item.title} ${item.note ?? ''}`}
                        disabled={item.why !== undefined}
                        className="palette-item"
                        onSelect={() => {
                          close()
                          item.run()
                        }}
                      >
                        <Icon name={item.icon} size={14} />
                        <span className="palette-title">{item.title}</span>
                        {(item.why ?? item.note) ? <span className="palette-note">{item.why ?? item.note}</span> : null}
                        {item.keys === undefined ? null : <Keys keys={item.keys} />}
                      </Command.Item>
                    ))}
                  </Command.Group>
                ),
              )}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function shortcutItems(): Item[] {
  const hasFile = activeFile() !== null
  return SHORTCUTS.filter(({ id }) => id !== 'palette').map(({ id, title, keys, needsFile, run }) => ({
    id,
    title,
    keys,
    icon: 'palette',
    run,
    ...(needsFile && !hasFile ? { why: 'Nothing is open' } : {}),
  }))
}

function viewItems(): Item[] {
  const kind = activeFile()?.document.kind
  const settings = kind && settingsName(kind)
  const why = activeFile() ? undefined : 'Nothing is open'
  const { problemsShown, filesShown, serviceMap } = useUi.getState()
  return [
    {
      id: 'view.visual',
      title: 'Show Visual',
      icon: 'stage',
      why,
      run: () => useUi.setState({ view: 'visual', split: false }),
    },
    {
      id: 'view.yaml',
      title: 'Show YAML',
      icon: 'yaml',
      why,
      run: () => useUi.setState({ view: 'yaml', split: false }),
    },
    {
      id: 'view.split',
      title: 'Show both side by side',
      icon: 'split',
      why,
      run: () => useUi.setState({ view: 'visual', split: true }),
    },
    {
      id: 'view.problems',
      title: problemsShown ? 'Hide problems' : 'Show problems',
      icon: 'warning',
      why,
      run: () => useUi.setState({ problemsShown: !problemsShown }),
    },
    {
      id: 'view.files',
      title: filesShown ? 'Hide files' : 'Show files',
      icon: 'panel',
      run: () => useUi.setState({ filesShown: !filesShown }),
    },
    ...(settings === undefined
      ? []
      : [{ id: 'settings', title: settings, icon: 'pipeline' as const, run: showFileSettings }]),
    {
      id: 'view.map',
      title: serviceMap ? 'Leave the Service map' : 'Service map',
      icon: 'network',
      why,
      run: toggleServiceMap,
    },
    { id: 'export', title: 'Export', icon: 'export', why, run: () => useUi.setState({ dialog: 'export' }) },
    {
      id: 'service.add',
      title: 'Add service',
      icon: 'service',
      why,
      run: () => useUi.setState({ dialog: 'addService' }),
    },
    {
      id: 'service.dind',
      title: 'Set up Docker in Docker',
      icon: 'service',
      why,
      run: () => useUi.setState({ dialog: 'dind' }),
    },
    { id: 'new', title: 'New pipeline', icon: 'filePlus', run: () => useUi.setState({ dialog: 'newPipeline' }) },
    { id: 'theme.system', title: 'Theme: as the system', icon: 'sun', run: () => setTheme('system') },
    { id: 'theme.light', title: 'Theme: light', icon: 'sun', run: () => setTheme('light') },
    { id: 'theme.dark', title: 'Theme: dark', icon: 'sun', run: () => setTheme('dark') },
  ]
}

function repositoryItems(): Item[] {
  const { repo, info } = useWorkspace.getState()
  if (!ports().repo || !info) {
    const run = () => useUi.setState({ dialog: 'connect' })
    return [
      {
        id: 'provider.open',
        title: 'Open from a provider (GitHub, GitLab, Bitbucket, Gitea, Harness Code)',
        icon: 'cloud',
        run,
      },
    ]
  }
  if (!info.git) {
    return [
      { id: 'git.init', title: 'Make this folder a git repository', icon: 'branch', run: () => void makeRepository() },
    ]
  }
  const path = activeFile()?.path
  const why = path === undefined ? 'Nothing is open' : undefined
  const { blame } = useUi.getState()
  const branches: Item = {
    id: 'git.branches',
    title: info.provider === null ? 'Branches: go to, new, pull, push' : 'Branches: go to, read anew',
    icon: 'branch',
    note: repo?.branch ?? undefined,
    run: () => useUi.setState({ dialog: 'branches' }),
  }
  if (info.provider !== null) return [branches]
  return [
    branches,
    {
      id: 'git.history',
      title: 'History of this file',
      icon: 'clock',
      why,
      run: () => useUi.setState({ dialog: 'history' }),
    },
    {
      id: 'git.blame',
      title: blame ? 'Hide who changed each line' : 'Show who changed each line (blame)',
      icon: 'lines',
      why,
      run: showBlame,
    },
  ]
}

/** In the view where it is seen. */
function showBlame(): void {
  useUi.setState(({ blame, view, split }) => (blame ? { blame: false } : { blame: true, view: split ? view : 'yaml' }))
}

function goToItems(): Item[] {
  const document = activeFile()?.document
  if (!document) return []
  const items: Item[] = []
  const walk = (entry: Entry, within: string) => {
    for (const list of entry.lists) {
      for (const item of list.items) {
        if (items.length >= MOST_ENTRIES) return
        const name = item.name ?? item.identifier
        if (name !== undefined) {
          items.push({
            id: `go ${item.key}`,
            title: name,
            icon:
              item.type === 'Background'
                ? 'service'
                : item.kind === 'stage'
                  ? 'stage'
                  : item.kind === 'stepGroup'
                    ? 'stepGroup'
                    : 'step',
            note: [item.type ?? item.kind, within].filter(Boolean).join(' in '),
            run: () => select([item.key]),
          })
        }
        walk(item, name ?? within)
      }
    }
  }
  walk(document.outline(), '')
  return items
}

function fileItems(): Item[] {
  const { files, info } = useWorkspace.getState()
  if (!info) {
    return exampleNames.map((name) => ({
      id: `example ${name}`,
      title: `Example: ${name}`,
      icon: 'file',
      run: () => void openExample(name),
    }))
  }
  return files.map(({ path }) => ({ id: `file ${path}`, title: path, icon: 'file', run: () => void openPath(path) }))
}
