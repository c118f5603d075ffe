import type { BlamedLine } from '../../core/repo/repoHost.ts'
import { dayOf } from './commitInWords.ts'

/** Characters of an author's name in the gutter. */
const MOST_NAME = 14

/** What the gutter says beside each line: author and day at the first line of each run that one commit left. */
export function gutterOf(lines: readonly BlamedLine[]): string[] {
  return lines.map((line, at) => {
    const before = lines[at - 1]
    const isSameAsBefore = at > 0 && before?.commit === line?.commit
    return isSameAsBefore ? '' : line ? `${shortName(line.author)} ${dayOf(line.date)}` : 'not committed'
  })
}

function shortName(author: string): string {
  return author.length <= MOST_NAME ? author : `${author.slice(0, MOST_NAME - 1)}…`
}
