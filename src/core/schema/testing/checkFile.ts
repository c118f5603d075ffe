import { checkNode } from '../checkNode.ts'
import type { NodeKind, SchemaIssue } from '../contract.ts'
import { isMapping } from '../../value/value.ts'
import { valueIn } from '../walk.ts'

interface FileIssue extends SchemaIssue {
  /** From the root of the file. */
  readonly at: string
  readonly kind: NodeKind
}

/** Checks every node of a parsed file that has a `pipeline`. The studio walks entries instead. For tests. */
export function checkFile(file: unknown): readonly FileIssue[] {
  return checkAt('pipeline', valueIn(file, 'pipeline'), ['pipeline'])
}

type Path = readonly (string | number)[]

function checkAt(kind: NodeKind, value: unknown, path: Path): readonly FileIssue[] {
  const own = checkNode(kind, value).map((issue) => ({ ...issue, kind, at: [...path, ...issue.path].join('.') }))
  return [...own, ...children(kind, value, path)]
}

function children(kind: NodeKind, value: unknown, path: Path): readonly FileIssue[] {
  if (kind === 'pipeline') return items(valueIn(value, 'stages'), [...path, 'stages'])
  if (kind === 'stage') {
    const execution = valueIn(valueIn(value, 'spec'), 'execution')
    return ['steps', 'rollbackSteps'].flatMap((name) =>
      items(valueIn(execution, name), [...path, 'spec', 'execution', name]),
    )
  }
  return kind === 'stepGroup' ? items(valueIn(value, 'steps'), [...path, 'steps']) : []
}

function items(list: unknown, path: Path): readonly FileIssue[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown, index): readonly FileIssue[] => {
    if (!isMapping(item)) return []
    const here = [...path, index]
    const kind = (['step', 'stepGroup', 'stage'] as const).find((key) => Object.hasOwn(item, key))
    if (kind) return checkAt(kind, item[kind], [...here, kind])
    return items(item.parallel, [...here, 'parallel'])
  })
}
