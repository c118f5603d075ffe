import { lookingGit } from './lookingGit.ts'
import { outputOf } from './runGit.ts'

/**
 * The text of an object (`HEAD:./a.yaml`, `:2:./a.yaml`) with the line ends and filters that a checkout would give, so
 * that it compares with the file on disk; `null` when there is none.
 */
export async function objectText(folder: string, object: string): Promise<string | null> {
  const look = await lookingGit(folder)
  if ((await look(['cat-file', '-e', object])).status !== 0) return null
  return outputOf(await look(['cat-file', '--filters', object]))
}
