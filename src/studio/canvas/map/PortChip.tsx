import type { EntryKey } from '../../../core/document/entry.ts'
import { applyFix } from '../../state/perform.ts'
import { useFindings } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Popover } from '../../ui/Popover.tsx'
import './PortChip.css'

/** A port that two services of a pod want: what is wrong, and the way to tell them apart. */
export function PortChip({ port, entryKey, other }: { port: string; entryKey: EntryKey; other: EntryKey }) {
  const own = useFindings(entryKey)
  const others = useFindings(other)
  const problem = [...own, ...others].find(({ rule }) => rule === 'service/port-clash')
  const title = `Port ${port.slice(1)} is taken twice`
  return (
    <Popover
      label={title}
      trigger={
        <button type="button" className="lifetime-port port-clash nopan" aria-label={title}>
          <Icon name="warning" size={12} />
          {port}
        </button>
      }
    >
      <div className="port-callout">
        <b>
          <Icon name="warning" size={14} />
          {title}
        </b>
        <p>{problem?.message ?? 'The containers of a pod share one network, so each port has one owner.'}</p>
        {problem?.fixes.map((fix, index) => (
          <Button key={fix.title} kind="fix" size="small" onClick={() => applyFix(problem, index)}>
            Fix: {fix.title}
          </Button>
        ))}
        <span className="mono">service/port-clash</span>
      </div>
    </Popover>
  )
}
