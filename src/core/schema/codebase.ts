import * as z from 'zod'
import { field, FIXED_OR_INPUT, ONLY_FIXED } from './describedField.ts'
import type { FieldAbout } from './describedField.ts'
import { openMapping } from './openMapping.ts'
import { anything, choice, count, numberOrText, object, orInput, text } from './values.ts'

const BUILD = ['properties', 'ci', 'codebase', 'build', 'type']
const hasCodebase = { present: ['properties', 'ci', 'codebase'] }

const part = (label: string, of: string, help: string) =>
  field(numberOrText(), {
    label,
    widget: 'mono',
    section: 'advanced',
    help,
    docs: 'codebase',
    when: { field: BUILD, is: [of] },
  })

const flagOrExpression = z.union([z.boolean(), z.string()], { error: 'must be true, false or an expression' })

const toggle = (label: string, help: string) =>
  field(flagOrExpression, { label, widget: 'toggle', section: 'advanced', help, docs: 'codebase', when: hasCodebase })

const build = orInput(
  openMapping({
    type: field(choice(['branch', 'tag', 'PR', 'commitSha']), {
      label: 'Build Type',
      widget: 'select',
      section: 'advanced',
      options: [
        { value: 'branch', label: 'Branch' },
        { value: 'tag', label: 'Tag' },
        { value: 'PR', label: 'Pull Request' },
        { value: 'commitSha', label: 'Commit' },
      ],
      help: 'What of the repository is built. As a whole it is mostly asked for at run time.',
      docs: 'codebase',
      kinds: ONLY_FIXED,
      when: hasCodebase,
    }).optional(),
    spec: openMapping({
      branch: part('Branch', 'branch', 'The branch that is built.').optional(),
      tag: part('Tag', 'tag', 'The tag that is built.').optional(),
      number: part('Pull Request Number', 'PR', 'The pull request that is built.').optional(),
      commitSha: part('Commit', 'commitSha', 'The commit that is built.').optional(),
    }).optional(),
  }),
  'a mapping',
)

const one = (label: string, help: string, about: Partial<FieldAbout> = {}) =>
  field(text(), { label, widget: 'mono', section: 'advanced', help, docs: 'codebase', ...about })

/** What CI stages clone and build. Source: docs/sources.md, schema */
export const codebase = openMapping({
  connectorRef: one('Git Connector', 'The connector of the repository that CI stages clone.').optional(),
  repoName: one('Repository', 'The repository, where the connector is of an account.', {
    when: hasCodebase,
  }).optional(),
  build,
  depth: field(count(), {
    label: 'Clone Depth',
    widget: 'number',
    section: 'advanced',
    help: 'How many commits are fetched; 0 is all of them.',
    docs: 'codebase',
    when: hasCodebase,
  }).optional(),
  prCloneStrategy: field(choice(['MergeCommit', 'SourceBranch']), {
    label: 'Pull Request Clone Strategy',
    widget: 'select',
    section: 'advanced',
    options: [
      { value: 'MergeCommit', label: 'Merge Commit' },
      { value: 'SourceBranch', label: 'Source Branch' },
    ],
    help: 'What is cloned of a pull request: what it would be merged, or its branch.',
    docs: 'codebase',
    when: hasCodebase,
  }).optional(),
  sslVerify: toggle('SSL Verify', 'Refuses a server whose certificate does not fit.').optional(),
  lfs: toggle('Download LFS Files', 'Fetches what Git LFS keeps elsewhere.').optional(),
  fetchTags: toggle('Fetch Tags', 'Fetches all tags.').optional(),
  debug: toggle('Debug', 'Tells more in the log of the clone.').optional(),
  resources: field(anything(), {
    label: 'Clone Resources',
    widget: 'yaml',
    section: 'advanced',
    help: 'What the container that clones may use: limits with memory and cpu.',
    docs: 'codebase',
    kinds: FIXED_OR_INPUT,
    when: hasCodebase,
  }).optional(),
  sparseCheckout: anything().optional(),
  submoduleStrategy: anything().optional(),
})

/** `properties` of a pipeline. */
export const properties = object({
  ci: object({ codebase: codebase.optional() }).optional(),
})

export const barriers = field(
  z.union([
    z.array(object({ name: text(), identifier: text() }), { error: 'must be a list' }),
    z.string().regex(/^<\+input>/, { abort: true }),
  ]),
  {
    label: 'Barriers',
    widget: 'rows',
    section: 'advanced',
    itemLabel: 'Barrier',
    addLabel: 'Add barrier',
    columns: [
      { key: 'name', label: 'name' },
      { key: 'identifier', label: 'Id' },
    ],
    help: 'Where parallel steps wait for each other: a Barrier step names one by its Id.',
    docs: 'barrier',
    kinds: FIXED_OR_INPUT,
  },
)
