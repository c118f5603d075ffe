/**
 * How often other text names the Id: as a whole word inside an expression (`<+execution.steps.dind.output…>`) or as the
 * host name `GROUPID_STEPID`. A look at the letters, to be careful by; O(text).
 */
export function mentionsOfId(text: string, identifier: string, groupIdentifier: string | undefined): number {
  if (!/^\w+$/.test(identifier)) return 0
  let count = 0
  for (const [expression] of text.matchAll(/<\+[^<>\n]*>/g)) {
    if (new RegExp(`[.(]${identifier}[.)>]`).test(expression)) count += 1
  }
  if (groupIdentifier !== undefined && /^\w+$/.test(groupIdentifier)) {
    count += [...text.matchAll(new RegExp(`\\b${groupIdentifier}_${identifier}\\b`, 'g'))].length
  }
  return count
}
