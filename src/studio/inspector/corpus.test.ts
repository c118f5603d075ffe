import { expect, it } from 'vitest'
import type { Entry } from '../../core/document/entry.ts'
import { openDocument } from '../../core/document/index.ts'
import { corpus } from '../../core/document/testSupport.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { sameValue, startsWith, valueAt } from '../../core/value/value.ts'
import { editOfYaml, readYaml, sourceOf } from './edit/yamlText.ts'
import { otherKeys } from './form/otherKeys.ts'
import { companionsOf, subjectFields, subjectOf } from './form/subject.ts'
import { isTemplateLink, templateFields } from './form/templateFields.ts'

const files = corpus()

/** Everything of an entry that the form shows as YAML, and has a value. */
function yamlPaths(document: PipelineDocument, entry: Entry): readonly (readonly string[])[] {
  const subject = subjectOf(document.kind, entry)
  const model = document.model(entry.key)
  if (!subject || !model || model.errors.length > 0) return []
  const described = subjectFields(subject)
  const { value } = model
  const fields = isTemplateLink(value, subject.base) ? templateFields(described, value, subject.base) : described
  const others = otherKeys(value, { entry, fields, base: subject.base, companions: companionsOf(subject) })
  return (
    [...fields, ...others]
      .filter(({ path, widget }) => widget === 'yaml' && valueAt(value, path) !== undefined)
      // A model leaves out the entries inside a value, so there is nothing to compare with.
      .filter(({ path }) => !entry.lists.some((list) => startsWith(list.path, path)))
      .map(({ path }) => path)
  )
}

function entriesOf(entry: Entry): readonly Entry[] {
  return [entry, ...entry.lists.flatMap(({ items }) => items.flatMap(entriesOf))]
}

it.skipIf(files.length === 0)(
  'YAML in place reads back as the value it shows, and writes itself, in all of real pipelines',
  () => {
    let shown = 0
    const wrong: string[] = []
    for (const { name, text } of files) {
      const document = openDocument(text)
      for (const entry of entriesOf(document.outline())) {
        for (const path of yamlPaths(document, entry)) {
          shown += 1
          const value = valueAt(document.model(entry.key)?.value, path)
          const source = sourceOf(document, entry.key, path)
          const read = readYaml(source)
          const place = `${name} ${entry.identifier ?? entry.kind} ${path.join('.')}`
          if (!read.ok) wrong.push(`${place}: ${read.error.message}`)
          else if (!sameValue(read.value ?? null, value))
            wrong.push(`${place}: reads as ${JSON.stringify(read.value)} not ${JSON.stringify(value)}`)
          else if (read.value !== undefined && read.value !== null) {
            const edit = editOfYaml(document, entry.key, path, source, read.value)
            const range = edit && document.slice(edit.range)
            if (edit && range !== edit.newText) wrong.push(`${place}: would rewrite ${JSON.stringify(range)}`)
          }
        }
      }
    }
    expect(wrong.slice(0, 20)).toEqual([])
    expect(shown).toBeGreaterThan(300)
  },
)
