import { close, discardChanges, openPath } from '../files/openFiles.ts'
import { useActiveFile, useIsEdited } from '../state/hooks.ts'
import { isEdited } from '../state/openFile.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Icon } from '../ui/Icon.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'

/** The open file's place and name, and the other open files behind it. */
export function FileSwitcher({ narrow, title }: { narrow: boolean; title: string }) {
  const file = useActiveFile()
  const edited = useIsEdited(file)
  const open = useWorkspace((state) => state.open)
  const info = useWorkspace((state) => state.info)
  if (!file) return null
  return (
    <Menu
      label="Open files"
      trigger={
        <button type="button" className="top-bar-crumb" aria-label={`${title}, open files`}>
          {narrow || !info ? null : (
            <>
              <span className="top-bar-dim">{info.example ? 'example' : info.name}</span>
              <span className="top-bar-slash">/</span>
            </>
          )}
          <b>{title}</b>
          <Icon name="chevronDown" size={12} />
        </button>
      }
    >
      {[...open.values()].map((each) => (
        <MenuItem
          key={each.path}
          label={each.path}
          checked={each.path === file.path}
          help={isEdited(each) ? 'Unsaved changes' : undefined}
          onSelect={() => void openPath(each.path)}
        />
      ))}
      <MenuSeparator />
      <MenuItem label="Discard changes" disabled={!edited} onSelect={() => void discardChanges(file.path)} />
      <MenuItem
        label="Close file"
        help={edited ? 'The changes stay as a draft.' : undefined}
        onSelect={() => close(file)}
      />
    </Menu>
  )
}
