import { makeRepository } from '../branches/switchTo.ts'
import { ports } from '../state/ports.ts'
import { isEdited } from '../state/openFile.ts'
import { useUi } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { FileTree } from './FileTree.tsx'
import { chooseFiles } from './openFiles.ts'
import './FilesPanel.css'

/** The YAML files of the workspace or, without one, those that were opened. As a rail it shows its buttons only. */
export function FilesPanel({ rail = false }: { rail?: boolean }) {
  const show = (filesShown: boolean) => useUi.setState({ filesShown, filesPinned: filesShown })
  const newPipeline = () => useUi.setState({ dialog: 'newPipeline' })
  if (rail) {
    return (
      <nav className="files files-rail" aria-label="Files">
        <IconButton icon="panel" label="Show files" onClick={() => show(true)} />
        <IconButton icon="filePlus" label="New pipeline" onClick={newPipeline} />
        <IconButton icon="folder" label="Open file" keys="Ctrl+O" onClick={chooseFiles} />
      </nav>
    )
  }
  return (
    <nav className="files" aria-label="Files">
      <div className="files-head">
        <h2>Files</h2>
        <IconButton size="small" icon="filePlus" label="New pipeline" onClick={newPipeline} />
        <IconButton size="small" icon="folder" label="Open file" keys="Ctrl+O" onClick={chooseFiles} />
        <IconButton size="small" icon="panel" label="Hide files" onClick={() => show(false)} />
      </div>
      <FileTree />
      <FilesFoot />
    </nav>
  )
}

function FilesFoot() {
  const { info, repo, open } = useWorkspace()
  if (info?.example) {
    return (
      <div className="files-foot">
        <b>Example workspace</b>
        <span>A copy in a scratch folder. Try anything; nothing of yours is touched.</span>
      </div>
    )
  }
  if (info && !info.git && ports().repo) {
    return (
      <div className="files-foot">
        <span>No git repository: files are saved, and not committed.</span>
        <button type="button" className="files-link" onClick={() => void makeRepository()}>
          Make it a git repository
        </button>
      </div>
    )
  }
  if (!repo) return null
  const changed = new Set([
    ...repo.changed.map(({ path }) => path).filter((path) => /\.ya?ml$/i.test(path)),
    ...[...open.values()].filter(isEdited).map(({ path }) => path),
  ]).size
  return (
    <div className="files-foot">
      <span className="files-foot-row">
        <button
          type="button"
          className="files-branch-button"
          aria-label={`Branch ${repo.branch ?? 'none'}, go to another`}
          onClick={() => useUi.setState({ dialog: 'branches' })}
        >
          <Icon name="branch" size={14} />
          <span className="mono files-branch">{repo.branch ?? `detached at ${repo.head ?? 'nothing'}`}</span>
        </button>
        {repo.upstream ? (
          <span aria-label={`${repo.upstream.ahead} ahead, ${repo.upstream.behind} behind ${repo.upstream.name}`}>
            ↑{repo.upstream.ahead} ↓{repo.upstream.behind}
          </span>
        ) : null}
      </span>
      <span className="files-foot-row">
        <span className="files-branch">
          {changed === 0 ? 'No changes' : `${changed} file${changed === 1 ? '' : 's'} changed`}
        </span>
        {changed === 0 ? null : (
          <button type="button" className="files-link" onClick={() => useUi.setState({ dialog: 'export' })}>
            Review
          </button>
        )}
      </span>
    </div>
  )
}
