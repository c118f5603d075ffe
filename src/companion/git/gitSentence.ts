/** What git says, told as what to do next. The first that fits is taken; `$1` is what the pattern caught. */
const SENTENCES: readonly (readonly [pattern: RegExp, sentence: string])[] = [
  [/not a git repository/, 'This folder is not in a git repository. Run git init there first.'],
  [
    /dubious ownership in repository at '([^']+)'/,
    'Git does not trust this repository because it belongs to another user. To trust it: git config --global --add safe.directory $1',
  ],
  [
    /tell me who you are|empty ident name|unable to auto-detect email|no (?:email|name) was given/i,
    'Git does not know who you are. Run git config --global user.name "Your Name" and git config --global user.email you@example.com, then try again.',
  ],
  [
    /index\.lock': File exists/,
    'Another git program is at work in this repository. Wait until it has ended; if none is running, remove .git/index.lock.',
  ],
  [
    /Your local changes to the following files would be overwritten by merge:\n([\s\S]*?)\nPlease/,
    'Taking in what is new would overwrite changes that are not committed in: $1. Commit or stash them first.',
  ],
  [
    /Your local changes to the following files would be overwritten by \w+:\n([\s\S]*?)\nPlease/,
    'Switching the branch would overwrite changes that are not committed in: $1. Commit or stash them first.',
  ],
  [
    /untracked working tree files would be overwritten by \w+:\n([\s\S]*?)\nPlease/,
    'Switching the branch would overwrite files that git does not know yet: $1. Move or commit them first.',
  ],
  [/cannot do a partial commit during a (\w[\w-]*)/, 'A $1 is under way in this repository. Finish or abort it first.'],
  [
    /you need to resolve your current index first|unmerged files|not possible because you have unmerged/i,
    'Some files still have merge conflicts. Resolve them first.',
  ],
  [
    /'([^']+)' is already (?:checked out|used by worktree) at '([^']+)'/,
    'The branch $1 is open in another worktree: $2.',
  ],
  [/a branch named '([^']+)' already exists/i, 'There is a branch $1 already.'],
  [
    /cannot lock ref 'refs\/heads\/([^']+)': 'refs\/heads\/([^']+)' exists/,
    'There is a branch $2, so there cannot be one named $1.',
  ],
  [/invalid reference: (\S+)/, 'There is no branch $1.'],
  [
    /The following paths are ignored by one of your \.gitignore files:\n(.+)/,
    '$1 is ignored by .gitignore, so git does not take it.',
  ],
  [
    /gpg failed to sign|error: gpg|failed to write commit object/i,
    'Git could not sign the commit. Check user.signingKey, or turn commit.gpgSign off.',
  ],
  [
    /nothing to commit|no changes added to commit|nothing added to commit/,
    'There is nothing to commit: the files are as in the last commit.',
  ],
  [/Aborting commit due to empty commit message/, 'The commit needs a message.'],
]

/** Lines that a sentence holds. */
const MOST_LINES = 3
/** Characters of a hook's output that are passed on. */
const MOST_CHARACTERS = 20_000

/** One sentence for people out of git's stderr (in English). Unknown words are passed on as they are. */
export function gitSentence(output: string): string {
  for (const [pattern, sentence] of SENTENCES) {
    const found = pattern.exec(output)
    if (found) return sentence.replace(/\$(\d)/g, (_, group: string) => listed(found[Number(group)] ?? ''))
  }
  const said = linesOf(output).map((line) => line.replace(/^(?:fatal|error|hint): /, '').trim())
  if (said.length === 0) return 'Git refused without saying why.'
  return said.length > MOST_LINES ? 'Git, or a hook of this repository, refused.' : `Git says: ${said.join(' ')}`
}

/** What a sentence cannot hold, as it was written; `''` where the sentence says it all. */
export function saidBeside(output: string): string {
  const isKnown = SENTENCES.some(([pattern]) => pattern.test(output))
  return isKnown || linesOf(output).length <= MOST_LINES ? '' : plain(output).trimEnd().slice(0, MOST_CHARACTERS)
}

function linesOf(output: string): string[] {
  return plain(output)
    .split('\n')
    .filter((line) => line.trim() !== '')
}

/** Without the colours that a program writes for a terminal. */
function plain(output: string): string {
  return output.replace(/\x1b\[[\d;]*[A-Za-z]/g, '')
}

/** Git lists files one a line, indented. */
function listed(text: string): string {
  return text
    .trim()
    .split(/\s*\n\s*/)
    .join(', ')
}
