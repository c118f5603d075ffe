import { Button } from '../ui/Button.tsx'
import { Tooltip } from '../ui/Tooltip.tsx'
import { takeUpdate, useUpdate } from './update.ts'

/** A newer version waits until somebody wants it. */
export function UpdateNotice() {
  const isOffered = useUpdate(({ take }) => take !== null)
  if (!isOffered) return null
  return (
    <span className="status-bar-update">
      New version
      <Tooltip text="Loads the page again as the new version. Unsaved text and its history are kept">
        <Button size="small" kind="edge" onClick={() => void takeUpdate()}>
          Update
        </Button>
      </Tooltip>
    </span>
  )
}
