import * as z from 'zod'
import { field, FIXED_OR_INPUT } from '../describedField.ts'
import type { FieldAbout } from '../describedField.ts'
import { openMapping } from '../openMapping.ts'
import { anything, choice, text } from '../values.ts'
import { imagePullPolicy, resources, runAsUser } from './container.ts'
import { delegateStep, toggle } from './settings.ts'

/* Steps that run a scanner, or take in what one has found. All have the same settings. Source: docs/sources.md, schema */

export const SCANNERS =
  `Anchore AquaSecurity AquaTrivy AWSECR AWSSecurityHub Bandit BlackDuck Brakeman Burp Checkmarx CheckmarxOne Checkov Clair
  CodeQL Coverity CortexCloud CustomIngest DataTheorem DockerContentTrust FortifyOnDemand Fossa GitHubAdvancedSecurity
  Gitleaks Grype JfrogXray Mend Metasploit Nessus NexusIQ Nikto Nmap Openvas OsvScanner Owasp PrismaCloud Prowler Qualys
  Reapsaw Semgrep ShiftLeft Sniper Snyk Sonarqube Sysdig Tenable Traceable Veracode Wiz Zap`.split(/\s+/)

const line = (label: string, help: string, about: Partial<FieldAbout> = {}) =>
  field(text(), { label, widget: 'mono', help, docs: 'scan', ...about })

const select = (label: string, words: readonly [string, ...string[]], help: string, about: Partial<FieldAbout> = {}) =>
  field(choice(words), {
    label,
    widget: 'select',
    options: words.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) })),
    help,
    docs: 'scan',
    ...about,
  })

const asYaml = (label: string, help: string) =>
  field(anything(), { label, widget: 'yaml', section: 'more', help, docs: 'scan', kinds: FIXED_OR_INPUT })

const whenMode = (...modes: readonly string[]) => ({ when: { field: ['spec', 'mode'], is: modes } })
const MANUAL = { when: { field: ['spec', 'target', 'detection'], is: ['manual'] } }
const REPOSITORY = { when: { field: ['spec', 'target', 'type'], is: ['repository'] } }
const IMAGE = { section: 'more', when: { field: ['spec', 'target', 'type'], is: ['container'] } } as const

const target = openMapping({
  type: select(
    'Target Type',
    ['repository', 'container', 'instance', 'configuration'],
    'What is scanned: code, an image, a running application, or a cloud account.',
  ).optional(),
  detection: select(
    'Target Detection',
    ['auto', 'manual'],
    'Auto takes name and variant from the code or the image.',
  ).optional(),
  name: line('Target Name', 'What findings are kept under.', MANUAL).optional(),
  variant: line('Target Variant', 'The branch, tag or version that was scanned.', MANUAL).optional(),
  workspace: line('Workspace', 'The folder that is scanned.', { section: 'more', ...REPOSITORY }).optional(),
})

const advanced = openMapping({
  fail_on_severity: select(
    'Fail on Severity',
    ['critical', 'high', 'medium', 'low', 'none'],
    'The step fails when something as bad, or worse, is found.',
  ).optional(),
  log: openMapping({
    level: select('Log Level', ['debug', 'info', 'warning', 'error'], 'How much the log tells.', {
      section: 'more',
    }).optional(),
  }).optional(),
  args: openMapping({
    cli: line('Additional CLI Flags', 'Flags for the scanner’s own command line.', { section: 'more' }).optional(),
  }).optional(),
  include_raw: toggle('Include Raw Findings', 'Keeps the scanner’s own words.', { section: 'more' }).optional(),
})

const image = openMapping({
  type: select('Registry Type', ['docker_v2', 'aws_ecr', 'google_gcr', 'local_image'], 'Where the image is.', {
    ...IMAGE,
    section: 'step',
  }).optional(),
  domain: line('Registry Domain', 'The host of the registry.', { ...IMAGE, placeholder: 'docker.io' }).optional(),
  name: line('Image Name', 'The image, without its tag.', { ...IMAGE, placeholder: 'library/node' }).optional(),
  tag: line('Image Tag', 'The tag that is scanned.', { ...IMAGE, placeholder: '22-alpine' }).optional(),
  region: line('Registry Region', 'Of ECR: the region.', IMAGE).optional(),
  access_id: line('Registry User', 'Who signs in to the registry.', IMAGE).optional(),
  access_token: line('Registry Token', 'A secret: <+secrets.getValue("…")>.', IMAGE).optional(),
})

const scanner = (type: string) =>
  delegateStep(
    z.literal(type),
    openMapping({
      mode: select(
        'Scan Mode',
        ['orchestration', 'ingestion', 'extraction'],
        'Orchestration runs the scanner, ingestion reads a file of results, extraction asks the scanner’s own service.',
      ).optional(),
      config: line('Scan Configuration', 'What the scanner looks for; mostly default.', {
        placeholder: 'default',
      }).optional(),
      target: target.optional(),
      image: image.optional(),
      ingestion: openMapping({
        file: line('Ingestion File', 'The file of results; SARIF in most cases.', {
          ...whenMode('ingestion'),
          placeholder: '/harness/results.sarif',
        }).optional(),
      }).optional(),
      advanced: advanced.optional(),
      auth: openMapping({
        access_id: line('Access Id', 'Who signs in to the scanner’s service.', { section: 'more' }).optional(),
        access_token: line('Access Token', 'A secret: <+secrets.getValue("…")>.', { section: 'more' }).optional(),
        domain: line('Service Domain', 'The host of the scanner’s service.', { section: 'more' }).optional(),
      }).optional(),
      settings: asYaml('Settings', 'Further settings by name, as the scanner’s page has them.').optional(),
      privileged: toggle('Privileged', 'Scans of images need it where Docker in Docker is used.', {
        section: 'more',
      }).optional(),
      imagePullPolicy: field(imagePullPolicy('scan'), {
        label: 'Image Pull Policy',
        widget: 'select',
        section: 'more',
        options: ['Always', 'IfNotPresent', 'Never'].map((value) => ({ value, label: value })),
        help: 'When the scanner’s image is pulled.',
        docs: 'scan',
      }).optional(),
      resources: resources('scan', 'more').optional(),
      runAsUser: runAsUser('The number of the user that runs the scanner.', 'scan').optional(),
    }),
  )

export const scannerSteps: Readonly<Record<string, () => z.ZodObject>> = Object.fromEntries(
  SCANNERS.map((type) => [type, () => scanner(type)]),
)
