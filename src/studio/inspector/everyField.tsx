import { describe, expect, it, vi } from 'vitest'
import type { RenderResult } from 'vitest-browser-react'
import { userEvent } from 'vitest/browser'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import type { Field } from '../../core/schema/field.ts'
import { valueAt } from '../../core/value/value.ts'
import { FILE, openInspector } from './testSupport.tsx'

const SAMPLE = 'sample'

interface Forms {
  readonly fields: readonly Field[]
  /** A file whose entry `it` has these keys beside what it must have. */
  readonly file: (node: Record<string, unknown>) => string
  /** The entry `it`, or the file itself. */
  readonly of?: 'it' | 'file'
  readonly tab?: 'Advanced'
  /** A file whose entry `it` is of another type, and the last keys of fields that both have. */
  readonly other?: { readonly file: string; readonly shares: readonly string[] }
}

/** The four tests of a field, over every field of a form: it shows, it hides, it writes its YAML, it follows the YAML. */
export function testEveryField(what: string, { fields, file, of = 'it', tab, other }: Forms): void {
  describe(`the form of ${what}`, () => {
    it('shows each field, and follows the YAML', async () => {
      const { screen, show } = await openForm(file({}), of, tab)
      for (const field of fields) {
        show(file(nodeWith(field, sampleOf(field))))
        await soon(() => expect(shownIn(rowOf(screen, field)), field.label).toContain(shownSample(field)))
      }
    })

    it('writes each field as its YAML, and undo takes it back', async () => {
      const { screen, document, show } = await openForm(file({}), of, tab)
      for (const field of fields) {
        const before = file(nodeWith(field, undefined))
        show(before)
        const { version } = document
        await enterSample(screen, field)
        await soon(() => expect(valueOf(document, of, field), field.label).toEqual(sampleOf(field)))
        expect(document.version).toBeGreaterThan(version)
        // A name and a value are two edits.
        if (field.widget === 'map') document.undo()
        document.undo()
        expect(document.text, field.label).toBe(before)
      }
    })

    if (!other) return
    it('has no field of another type', async () => {
      const { screen } = await openForm(other.file, of, tab)
      const own = fields.filter(({ path }) => !other.shares.includes(path.at(-1) ?? ''))
      for (const field of own) expect(rowOf(screen, field), field.label).toBeNull()
    })
  })
}

/** The form with the rarely used fields unfolded, and a way to change its file. */
async function openForm(yaml: string, of: 'it' | 'file', tab: string | undefined) {
  const { screen, document } = await openInspector(yaml, of === 'it' ? 'it' : FILE)
  if (tab !== undefined) await screen.getByRole('tab', { name: new RegExp(tab) }).click()
  const more = screen.getByRole('button', { name: /^More / })
  if (more.query()?.getAttribute('aria-expanded') === 'false') await more.click()
  const show = (text: string) =>
    document.edit([{ range: { start: 0, end: document.length }, newText: text }], { label: 'Edit YAML' })
  return { screen, document, show }
}

function soon(check: () => void): Promise<void> {
  return vi.waitFor(check, { interval: 10, timeout: 3000 })
}

function valueOf(document: PipelineDocument, of: 'it' | 'file', field: Field): unknown {
  const key = of === 'it' ? document.find('it') : document.outline().key
  return key === undefined || key === 'ambiguous' ? undefined : valueAt(document.model(key)?.value, field.path)
}

function rowOf(screen: RenderResult, field: Field): HTMLElement | null {
  return screen.container.querySelector(`[data-field="${field.path.join('/')}"]`)
}

/** What a person sees in a field: texts of its inputs, whether its switch is on. */
function shownIn(row: HTMLElement | null): string {
  if (!row) return ''
  const inputs = [...row.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(({ value }) => value)
  const isOn = row.querySelector('[role=switch]')?.getAttribute('aria-checked')
  return [...inputs, isOn ?? ''].join(' ')
}

function shownSample(field: Field): string {
  if (field.widget === 'toggle') return 'true'
  return field.widget === 'select' ? firstOption(field) : SAMPLE
}

const firstOption = (field: Field) => field.options?.[0]?.value ?? ''

function sampleOf(field: Field): unknown {
  switch (field.widget) {
    case 'toggle':
      return true
    case 'select':
      return firstOption(field)
    case 'list':
      return [SAMPLE]
    case 'map':
      return { [SAMPLE]: SAMPLE }
    case 'rows': {
      const initial = (field.columns ?? []).flatMap((column) => (column.initial ? [[column.key, column.initial]] : []))
      return [{ ...Object.fromEntries(initial), [textColumn(field)]: SAMPLE }]
    }
    case 'yaml':
      return { [SAMPLE]: SAMPLE }
    default:
      return SAMPLE
  }
}

const textColumn = (field: Field) =>
  field.columns?.find(({ options, kind }) => !options && kind === undefined)?.key ?? ''

/** Does by hand what makes the sample. */
async function enterSample(screen: RenderResult, field: Field): Promise<void> {
  const row = () => rowOf(screen, field) as HTMLElement
  await soon(() => expect(row(), field.label).not.toBeNull())
  if (field.widget === 'toggle') return userEvent.click(row().querySelector('[role=switch]') as HTMLElement)
  if (field.widget === 'select')
    return userEvent.selectOptions(row().querySelector('select') as HTMLElement, firstOption(field))
  if (['list', 'map', 'rows'].includes(field.widget)) {
    await userEvent.click(row().querySelector('.add-row') as HTMLElement)
    await soon(() => expect(row().querySelector('input')).not.toBeNull())
    await userEvent.fill(row().querySelector('input') as HTMLElement, SAMPLE)
    if (field.widget === 'map') {
      await userEvent.keyboard('{Tab}')
      await userEvent.fill(row().querySelectorAll('input')[1] as HTMLElement, SAMPLE)
    }
  } else {
    const text = field.widget === 'yaml' ? `${SAMPLE}: ${SAMPLE}` : SAMPLE
    await userEvent.fill(row().querySelector('input, textarea') as HTMLElement, text)
  }
  await userEvent.keyboard('{Tab}')
}

/** The node's own keys: a value for the field and what it depends on; without a value, only what it depends on. */
function nodeWith(field: Field, value: unknown): Record<string, unknown> {
  const node = {}
  const { when } = field
  if (when && 'field' in when) put(node, when.field, when.is[0])
  if (when && 'present' in when) put(node, when.present, {})
  if (value !== undefined) put(node, field.path, value)
  return node
}

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path
  if (rest.length === 0) target[key] = value
  else put((target[key] ??= {}) as Record<string, unknown>, rest, value)
}
