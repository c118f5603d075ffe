import { configuredPrograms } from './ownPrograms.ts'
import type { GitAnswer } from './runGit.ts'
import { tryGit } from './runGit.ts'

/** What keeps git from asking a remote for objects that a partial clone left out; git before 2.44 knows only the second. */
const NO_REMOTES = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' }

/**
 * A git for looking, before anybody said yes to anything: programs that the repository's own configuration names are
 * taken out of it, and no remote is asked. A diff still wants `--no-textconv --no-ext-diff`: without the program it fails.
 */
export async function lookingGit(
  folder: string,
): Promise<(args: readonly string[], input?: string) => Promise<GitAnswer>> {
  const programs = await configuredPrograms(folder)
  const overrides = programs.flatMap(({ key }) => [
    [key, ''],
    // A filter that must run, and has no program, would be a failure.
    ...(key.startsWith('filter.') ? [[key.replace(/\.\w+$/, '.required'), 'false']] : []),
  ])
  const variables: Record<string, string> = { ...NO_REMOTES }
  // Not by `-c`, which reads a key up to its first "="; a filter's name may have one.
  const first = Number(process.env['GIT_CONFIG_COUNT'] ?? 0)
  overrides.forEach(([key = '', value = ''], index) => {
    variables[`GIT_CONFIG_KEY_${first + index}`] = key
    variables[`GIT_CONFIG_VALUE_${first + index}`] = value
  })
  variables['GIT_CONFIG_COUNT'] = String(first + overrides.length)
  return (args, input) => tryGit(folder, args, input === undefined ? { variables } : { variables, input })
}
