import type { Refusal } from './refusal.ts'

/** A refusal as a sentence that says the next move. */
export function explainRefusal(refusal: Refusal): string {
  const place = refusal.pointer ? ` (${refusal.pointer})` : ''
  switch (refusal.code) {
    case 'too-large':
      return refusal.reason ?? 'The text is too large.'
    case 'yaml-syntax':
      return `The YAML cannot be read here${refusal.reason ? `: ${refusal.reason}` : ''}. Mend it in YAML, then try again.`
    case 'invalid-operation':
      return 'This is not an operation of JSON Patch.'
    case 'invalid-pointer':
      return `${refusal.pointer ?? 'The path'} is not a JSON Pointer. It begins with "/".`
    case 'path-not-found':
      return `There is nothing at this place${place}.`
    case 'index-out-of-range':
      return `The list is shorter than that${place}.`
    case 'test-failed':
      return `The value is not the expected one${place}. Look at it, then try again.`
    case 'move-into-itself':
      return 'A thing cannot be moved into itself.'
    case 'key-exists':
      return `There is a key of this name already${place}.`
    case 'duplicate-key':
      return `This key stands twice${place}. Remove one in YAML, then try again.`
    case 'inherited-value':
      return `This value comes from the anchor &${refusal.anchor ?? ''}. Edit it there, or write it out here in YAML.`
    case 'anchor-in-use':
      return `Others refer to the anchor &${refusal.anchor ?? ''} in it. Write those out in YAML first.`
    case 'several-documents':
      return 'Only the first document of a file can be edited here. Edit this one in YAML.'
    case 'not-expressible':
      return `This cannot be changed without rewriting more of the file${place}. Edit this part in YAML.`
    case 'not-allowed':
      return refusal.reason ?? 'This is not allowed here.'
  }
}
