import * as z from 'zod'
import { field, FIXED_OR_INPUT, ONLY_FIXED } from '../describedField.ts'
import type { FieldAbout } from '../describedField.ts'
import { anything, flag, list, object, orInput, runtimeInput, text, textListOrInput, word } from '../values.ts'
import { resources, runAsUser } from './container.ts'
import { stepNode } from './stepNode.ts'

const BUILD_TYPE = ['spec', 'build', 'type']

const what = (label: string, type: string, help: string, placeholder: string) =>
  field(text(), {
    label,
    widget: 'mono',
    half: true,
    help,
    docs: 'gitclone',
    placeholder,
    when: { field: BUILD_TYPE, is: [type] },
  })

const toggle = (label: string, help: string) =>
  field(flag(), { label, widget: 'toggle', section: 'more', help, docs: 'gitclone', kinds: FIXED_OR_INPUT })

const more = (label: string, help: string, about: Partial<FieldAbout> = {}) => ({
  label,
  widget: 'mono' as const,
  section: 'more' as const,
  help,
  docs: 'gitclone',
  ...about,
})

const numberOrInput = z.union([z.int32(), runtimeInput()], { error: 'must be a whole number or a runtime input' })

/** Clones a repository into the group’s shared folder. Source: docs/sources.md, schema */
export const gitClone = stepNode(
  z.literal('GitClone'),
  object({
    connectorRef: field(text(), {
      label: 'Git Connector',
      widget: 'mono',
      help: 'The connector of the git provider. Without it: Harness Code.',
      docs: 'gitclone',
      placeholder: 'account.github',
    }).optional(),
    projectName: field(text(), more('Project Name', 'The project, where the provider has projects.')).optional(),
    repoName: field(text(), {
      label: 'Repository Name',
      widget: 'mono',
      help: 'The repository, where the connector is for a whole account.',
      docs: 'gitclone',
    }).optional(),
    build: orInput(
      object({
        type: field(word(['branch', 'tag', 'PR', 'commitSha']), {
          label: 'Build Type',
          widget: 'select',
          options: [
            { value: 'branch', label: 'Git branch' },
            { value: 'tag', label: 'Git tag' },
            { value: 'PR', label: 'Pull request' },
            { value: 'commitSha', label: 'Commit' },
          ],
          help: 'What is cloned.',
          docs: 'gitclone',
          kinds: ONLY_FIXED,
        }),
        spec: object({
          branch: what('Branch', 'branch', 'The branch to clone.', 'main').optional(),
          tag: what('Tag', 'tag', 'The tag to clone.', 'v1.0.0').optional(),
          number: what('Pull Request', 'PR', 'The number of the pull request.', '<+trigger.prNumber>').optional(),
          commitSha: what('Commit', 'commitSha', 'The commit to clone.', '<+trigger.commitSha>').optional(),
        }).optional(),
      }),
      'a mapping',
    ),
    cloneDirectory: field(text(), {
      label: 'Clone Directory',
      widget: 'mono',
      help: 'The folder for the clone. Without it: one with the repository’s name in the shared folder.',
      docs: 'gitclone',
      placeholder: '/harness/app',
    }).optional(),
    depth: field(numberOrInput, {
      label: 'Depth',
      widget: 'number',
      help: 'How many commits are fetched; 0 for all.',
      docs: 'gitclone',
      kinds: FIXED_OR_INPUT,
      placeholder: '50',
    }).optional(),
    sslVerify: toggle('SSL Verify', 'Checks the certificate of the server.').optional(),
    lfs: toggle('Download LFS Files', 'Fetches large files, too.').optional(),
    fetchTags: toggle('Fetch Tags', 'Fetches all tags.').optional(),
    debug: toggle('Debug', 'Logs what git does.').optional(),
    submoduleStrategy: field(
      z.union([word(['true', 'false', 'recursive']), runtimeInput()], {
        error: 'must be "true", "false" or recursive',
      }),
      {
        ...more('Include Submodules', 'Whether submodules are cloned.'),
        widget: 'select',
        options: [
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
          { value: 'recursive', label: 'Recursively' },
        ],
        kinds: FIXED_OR_INPUT,
      },
    ).optional(),
    sparseCheckout: field(textListOrInput(), {
      ...more('Sparse Checkout', 'Only these folders and files are checked out.'),
      widget: 'list',
      itemLabel: 'Sparse Checkout',
      addLabel: 'Add path',
      kinds: FIXED_OR_INPUT,
    }).optional(),
    preFetchCommand: field(text(), {
      ...more('Pre-fetch Command', 'Commands that are run before git fetches.'),
      widget: 'script',
    }).optional(),
    outputFilePathsContent: field(list(text()), {
      ...more('Output File Contents', 'Files whose contents become outputs of the step.'),
      widget: 'list',
      itemLabel: 'Output File',
      addLabel: 'Add file',
      kinds: ONLY_FIXED,
    }).optional(),
    baseImageConnectorRefs: anything().optional(),
    privileged: toggle('Privileged', 'Runs the container like docker run --privileged.').optional(),
    resources: resources('gitclone', 'more').optional(),
    runAsUser: runAsUser('The number of the user that clones.', 'gitclone').optional(),
  }),
)
