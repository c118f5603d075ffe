import { addMember } from './add.ts'
import { detach } from './detach.ts'
import { locate } from './locate.ts'
import type { Operation } from './operation.ts'
import { equalValues, HostileText, plainOf } from './plain.ts'
import { parsePointer } from './pointer.ts'
import { addSource, isThere, relocate } from './relocate.ts'
import { remove } from './remove.ts'
import { rename } from './rename.ts'
import { replace } from './replace.ts'
import { andThen, nothingToDo } from './step.ts'
import type { Settings, Step } from './step.ts'
import { rangeOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** One operation. Anybody may have written it, and the text: what is no operation, or an alias bomb, is a refusal. */
export function applyOperation(tree: Tree, operation: Operation, settings: Settings): Step {
  try {
    return resolveAndPerform(tree, operation, settings)
  } catch (error) {
    if (!(error instanceof HostileText)) throw error
    return { refusal: { code: 'yaml-syntax', reason: error.message } }
  }
}

function resolveAndPerform(tree: Tree, operation: Operation, settings: Settings): Step {
  const path = pointerOf(operation.path)
  if (!path) return { refusal: { code: 'invalid-pointer' } }
  if (!settings.detaches || operation.op === 'test') return perform(tree, operation, path, settings)
  const isAdding = ['add', 'move', 'copy'].includes(operation.op)
  const local = isAdding ? detach(tree, path.slice(0, -1), settings, 'holder') : detach(tree, path, settings, 'value')
  return andThen(local, tree, (at) => perform(at, operation, path, settings))
}

function perform(tree: Tree, operation: Operation, path: readonly string[], settings: Settings): Step {
  switch (operation.op) {
    case 'test':
      return operation.value === undefined ? invalid() : test(tree, path, operation.value)
    case 'remove':
      return remove(tree, path, settings, operation.comments === 'stay' ? { comments: 'stay' } : {})
    case 'replace':
      return operation.value === undefined ? invalid() : replace(tree, path, operation.value, settings)
    case 'add':
      if (operation.value === undefined) return invalid()
      // RFC 6902, 4.1: an existing member is replaced.
      if (isThere(tree, path)) return replace(tree, path, operation.value, settings)
      return typeof operation.source === 'string'
        ? addSource(tree, path, operation.value, operation.source, settings)
        : addMember(tree, path, operation.value, settings)
    case 'move':
    case 'copy': {
      const from = pointerOf(operation.from)
      return from ? relocate(tree, operation.op, from, path, settings) : { refusal: { code: 'invalid-pointer' } }
    }
    case 'rename':
      return typeof operation.name === 'string' ? rename(tree, path, operation.name, settings) : invalid()
    default:
      return invalid()
  }
}

function test(tree: Tree, path: readonly string[], value: unknown): Step {
  const place = locate(tree, path)
  if ('refusal' in place) return place
  return equalValues(plainOf(tree.document, place.value), value)
    ? nothingToDo(tree)
    : { refusal: { code: 'test-failed', ...rangeOf(place.value) } }
}

function invalid(): Step {
  return { refusal: { code: 'invalid-operation' } }
}

function pointerOf(pointer: unknown): string[] | undefined {
  return typeof pointer === 'string' ? parsePointer(pointer) : undefined
}
