import type { Entry, EntryKey } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'

/** The entry that `stage/group/step` or a tail of it names, or a sentence that says why there is none. */
export function findStep(
  document: PipelineDocument,
  file: string,
  path: string,
): { readonly key: EntryKey } | { readonly sentence: string } {
  const found = document.find(path)
  if (found === 'ambiguous') {
    const last = path.split('/').at(-1)
    const candidates = pathsOf(document).filter((each) => each.at(-1)?.includes(last))
    return { sentence: `Several entries of ${file} are called ${path}. Say more: ${listed(candidates.map(write))}.` }
  }
  if (found !== undefined) return { key: found }
  const near = pathsOf(document).filter((each) =>
    each.at(-1)?.some((name) => isNear(name, path.split('/').at(-1) ?? '')),
  )
  const hint = near.length > 0 ? ` Did you mean ${listed(near.map(write))}?` : ''
  return { sentence: `There is no ${path} in ${file}.${hint}` }
}

/** Each part as the names it answers to: identifier, name. */
type Trail = readonly (readonly (string | undefined)[])[]

function pathsOf(document: PipelineDocument): Trail[] {
  const found: Trail[] = []
  const visit = (entry: Entry, trail: Trail) => {
    const isNamed = entry.kind === 'stage' || entry.kind === 'stepGroup' || entry.kind === 'step'
    const own = isNamed ? [...trail, [entry.identifier, entry.name]] : trail
    if (isNamed) found.push(own)
    for (const { items } of entry.lists) for (const item of items) visit(item, own)
  }
  visit(document.outline(), [])
  return found
}

function write(trail: Trail): string {
  return trail.map(([identifier, name]) => identifier ?? name ?? '?').join('/')
}

const SHOWN = 5

function listed(paths: readonly string[]): string {
  const more = paths.length - SHOWN
  return more > 0 ? `${paths.slice(0, SHOWN).join(', ')} and ${more} more` : paths.join(', ')
}

/** The same letters but for case, blanks, hyphens and one slip at the end. */
function isNear(name: string | undefined, wanted: string): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  if (name === undefined || plain(wanted) === '') return false
  return plain(name).startsWith(plain(wanted).slice(0, -1)) && Math.abs(plain(name).length - plain(wanted).length) <= 2
}
