import { DropdownMenu } from 'radix-ui'
import type { KeyboardEvent } from 'react'
import { memo, useRef, useState } from 'react'
import type { ValueKind } from '../../../core/schema/field.ts'
import { Icon } from '../../ui/Icon.tsx'
import { KINDS, kindLabel } from '../edit/kinds.ts'
import { KindIcon } from './KindIcon.tsx'

interface KindMenuProps {
  readonly kinds: readonly ValueKind[]
  readonly kind: ValueKind
  /** Id of the field's label: whose value this is about. */
  readonly labelId: string
  readonly onChoose: (kind: ValueKind) => void
}

/** How Harness comes by the value: a button named by what is so now, a menu of the three, chosen by F, R or E too. */
export const KindMenu = memo(function KindMenu({ kinds, kind, labelId, onChoose }: KindMenuProps) {
  const [open, setOpen] = useState(false)
  const chosen = useRef(false)
  const offered = KINDS.filter((each) => kinds.includes(each.kind) || each.kind === kind)
  const choose = (next: ValueKind) => {
    chosen.current = true
    onChoose(next)
  }
  const show = (isOpen: boolean) => {
    if (isOpen) chosen.current = false
    setOpen(isOpen)
  }
  const chooseByLetter = (event: KeyboardEvent) => {
    const named = offered.find(({ letter }) => letter === event.key.toUpperCase())
    if (!named || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    setOpen(false)
    choose(named.kind)
  }
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={show}>
      <DropdownMenu.Trigger className="field-kind" data-kind={kind} aria-describedby={labelId}>
        {kind === 'fixed' ? null : <KindIcon kind={kind} size={12} />}
        {kindLabel(kind)}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="kind-menu"
          align="end"
          sideOffset={4}
          onKeyDown={chooseByLetter}
          // The chosen kind's own control takes the focus.
          onCloseAutoFocus={(event) => {
            if (chosen.current) event.preventDefault()
          }}
        >
          <DropdownMenu.RadioGroup value={kind} onValueChange={(next) => choose(next as ValueKind)}>
            {offered.map((each) => (
              <DropdownMenu.RadioItem
                key={each.kind}
                value={each.kind}
                className="kind-menu-item"
                aria-label={each.label}
                aria-keyshortcuts={each.letter}
              >
                <KindMark kind={each.kind} isNow={each.kind === kind} />
                <span className="kind-menu-label">{each.label}</span>
                <kbd>{each.letter}</kbd>
                <span className="kind-menu-help">{each.help}</span>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
})

function KindMark({ kind, isNow }: { kind: ValueKind; isNow: boolean }) {
  if (isNow) return <Icon name="check" size={14} />
  return kind === 'fixed' ? <span /> : <KindIcon kind={kind} />
}
