import { execution } from './deployment.ts'
import { field, FIXED_OR_INPUT } from './describedField.ts'
import type { FieldAbout } from './describedField.ts'
import { openMapping } from './openMapping.ts'
import { shownWhen } from './shownWhen.ts'
import { podSpec } from './stepGroupInfra.ts'
import { anything, choice, flag, object, text, textListOrInput } from './values.ts'

const options = (words: readonly string[]) => words.map((value) => ({ value, label: value }))

const select = (label: string, words: readonly [string, ...string[]], help: string, about: Partial<FieldAbout> = {}) =>
  field(choice(words), { label, widget: 'select', options: options(words), help, docs: 'ci', ...about })

const toggle = (label: string, help: string, about: Partial<FieldAbout> = {}) =>
  field(flag(), { label, widget: 'toggle', help, docs: 'ci', kinds: FIXED_OR_INPUT, ...about })

const RUNTIME = { field: ['spec', 'runtime', 'type'], is: ['Cloud'] }
const onInfra = (...types: readonly string[]) => ({ field: ['spec', 'infrastructure', 'type'], is: types })

const SIZES = ['xsmall', 'flex', 'small', 'medium', 'large', 'xlarge', 'xxlarge', 'xxxlarge'] as const

/** Machines of Harness, or one's own Docker. What they take is more than we know. */
const runtime = openMapping({
  type: select('Runtime', ['Cloud', 'Docker'], 'Machines of Harness Cloud, or the Docker of your own runner.', {
    when: { absent: [['spec', 'infrastructure']] },
  }).optional(),
  spec: openMapping({
    size: select('Machine Size', SIZES, 'How large the machine of Harness Cloud is.', {
      section: 'more',
      when: RUNTIME,
    }).optional(),
    imageName: field(text(), {
      label: 'Machine Image',
      widget: 'mono',
      section: 'more',
      help: 'The image of the machine; without one, the newest of its system.',
      docs: 'ci',
      when: RUNTIME,
    }).optional(),
  }).optional(),
})

const platform = openMapping({
  os: select('Operating System', ['Linux', 'MacOS', 'Windows'], 'The system of the machine.', {
    half: true,
    when: { absent: [['spec', 'infrastructure']] },
  }).optional(),
  arch: select('Architecture', ['Amd64', 'Arm64'], 'The processor of the machine.', {
    when: { absent: [['spec', 'infrastructure']] },
  }).optional(),
})

/** One's own cluster or machines. Kept open: it differs by type, and Harness checks it. */
const infrastructure = openMapping({
  useFromStage: field(text(), {
    label: 'Infrastructure of Stage',
    widget: 'mono',
    section: 'more',
    help: 'The Id of an earlier stage whose infrastructure is taken.',
    docs: 'ci',
    when: { present: ['spec', 'infrastructure', 'useFromStage'] },
  }).optional(),
  type: select('Infrastructure', ['KubernetesDirect', 'VM'], 'A pod in your cluster, or a VM of your pool.', {
    when: {
      absent: [
        ['spec', 'runtime'],
        ['spec', 'platform'],
        ['spec', 'infrastructure', 'useFromStage'],
      ],
    },
  }).optional(),
  spec: openMapping({
    ...shownWhen(podSpec().partial(), onInfra('KubernetesDirect')).shape,
    type: text().optional(),
    spec: openMapping({
      poolName: field(text(), {
        label: 'Pool Name',
        widget: 'mono',
        help: 'The pool that the VM is taken from.',
        docs: 'ci',
        when: onInfra('VM'),
      }).optional(),
    }).optional(),
  }).optional(),
})

const caching = openMapping({
  enabled: toggle('Cache Intelligence', 'Keeps what package managers download from run to run.').optional(),
  key: field(text(), {
    label: 'Cache Key',
    widget: 'mono',
    section: 'more',
    help: 'What the cache is found by, in place of what Harness works out.',
    docs: 'ci',
    when: { present: ['spec', 'caching'] },
  }).optional(),
  paths: field(textListOrInput(), {
    label: 'Cached Paths',
    widget: 'list',
    section: 'more',
    itemLabel: 'Cached Path',
    addLabel: 'Add path',
    help: 'Folders that are kept, beside or in place of the usual ones.',
    docs: 'ci',
    kinds: FIXED_OR_INPUT,
    when: { present: ['spec', 'caching'] },
  }).optional(),
})

/** `spec` of a CI stage. Source: docs/sources.md, schema */
export const ci = object({
  cloneCodebase: toggle('Clone Codebase', 'Clones the pipeline’s repository before the first step.').optional(),
  platform: platform.optional(),
  runtime: runtime.optional(),
  infrastructure: infrastructure.optional(),
  caching: caching.optional(),
  buildIntelligence: openMapping({
    enabled: toggle('Build Intelligence', 'Takes results of Gradle, Bazel and Maven from earlier builds.').optional(),
  }).optional(),
  sharedPaths: field(textListOrInput(), {
    label: 'Shared Paths',
    widget: 'list',
    itemLabel: 'Shared Path',
    addLabel: 'Add path',
    help: 'Folders that all steps of the stage share.',
    docs: 'ci',
    kinds: FIXED_OR_INPUT,
  }).optional(),
  serviceDependencies: field(anything(), {
    label: 'Service Dependencies',
    widget: 'yaml',
    section: 'more',
    help: 'Services in the form that came before Background steps.',
    docs: 'ci',
    kinds: FIXED_OR_INPUT,
    when: { present: ['spec', 'serviceDependencies'] },
  }).optional(),
  slsa_provenance: field(anything(), {
    label: 'SLSA Provenance',
    widget: 'yaml',
    section: 'more',
    help: 'Signs where the build came from.',
    docs: 'ci',
    kinds: FIXED_OR_INPUT,
    when: { present: ['spec', 'slsa_provenance'] },
  }).optional(),
  execution: execution(true).optional(),
})
