import { availableParallelism } from 'node:os'
import { Command, InvalidArgumentError, Option } from 'commander'
import { version } from '../../package.json'
import type { CheckOptions } from './check/checkCommand.ts'
import { checkCommand } from './check/checkCommand.ts'
import { FORMATS } from './check/report.ts'
import { patchCommand } from './edit/patchCommand.ts'
import { setCommand, unsetCommand } from './edit/setCommand.ts'
import { schemaCommand } from './schemaCommand.ts'
import { serveCommand } from './serveCommand.ts'
import { SEVERITIES } from './check/severity.ts'

const HIGHEST_PORT = 65_535
const MOST_JOBS = 64
/** In a container the machine often has many more cores than memory for as many threads. */
const DEFAULT_JOBS = Math.min(availableParallelism(), 8)

/** What is built beside the program. */
export interface Built {
  /** The folder of the page. */
  readonly webRoot: string
  /** What a thread of `check` runs. */
  readonly checkWorker: URL
}

/** The program's commands. `done` gets the exit status of the command that ran. */
export function makeProgram({ webRoot, checkWorker }: Built, done: (status: number) => void): Command {
  const program = new Command('pipeline-studio')
    .description('Author Harness CD pipelines as a picture and as YAML, without rewriting your file.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showHelpAfterError('Try pipeline-studio --help.')
    .exitOverride()
    .enablePositionalOptions()
    .argument('[DIR]', 'folder with pipelines, in a git repository or not (default: a copy of the examples)')
    .option('--port <N>', 'port on 127.0.0.1; 0 for any (default: the same for the same folder)', portNumber)
    .option('--no-open', 'do not open a browser')
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string | undefined, options: { port?: number; open: boolean }) => {
      done(await serveCommand(webRoot, folder, options))
    })

  program
    .command('check')
    .summary('print the problems of files and folders')
    .description(
      'Print the problems of Harness YAML files. Folders are searched for *.yaml and *.yml, except in .git and node_modules.',
    )
    .argument('<PATH...>', 'files and folders; - reads standard input')
    .addOption(new Option('--format <NAME>', 'how to print them').choices(FORMATS).default('text'))
    .addOption(
      new Option('--fail-on <SEVERITY>', 'exit with 1 when there is one of this severity or worse')
        .choices(SEVERITIES)
        .default('error'),
    )
    .option('--fix', 'make the fixes that are safe without a look, and print what is left')
    .addOption(
      new Option('--jobs <N>', 'how many threads share the work of many files')
        .argParser(jobsNumber)
        .default(DEFAULT_JOBS, 'one for each core, at most 8'),
    )
    .addHelpText('after', CHECK_EXAMPLES)
    .action(async (paths: string[], options: CheckOptions) => done(await checkCommand(paths, checkWorker, options)))

  program
    .command('patch')
    .summary('apply a JSON Patch to a YAML file')
    .description('Apply an RFC 6902 JSON Patch to a YAML file. Only the bytes that must change are changed.')
    .argument('<FILE>', 'YAML file; - reads standard input and prints the result')
    .argument('<PATCH>', 'JSON file with the operations; - reads standard input')
    .option('--stdout', 'print the result and leave the file as it is')
    .addHelpText('after', PATCH_EXAMPLES)
    .action(async (file: string, patch: string, options: { stdout?: boolean }) => {
      done(await patchCommand(file, patch, options))
    })

  program
    .command('set')
    .summary('set fields of a step')
    .description('Set fields of a step, step group or stage. Values have the type that the schema says.')
    .argument('<FILE>', 'YAML file; - reads standard input and prints the result')
    .argument('<STEP>', 'stage/group/step by Id or name, or any tail of it that only one has')
    .argument('<FIELD=VALUE...>', 'spec.image=redis:7, spec.privileged=true, "spec.entrypoint=[a, b]"')
    .option('--stdout', 'print the result and leave the file as it is')
    .addHelpText('after', SET_EXAMPLES)
    .action(async (file: string, step: string, fields: string[], options: { stdout?: boolean }) => {
      done(await setCommand(file, step, fields, options))
    })

  program
    .command('unset')
    .summary('remove fields of a step')
    .description('Remove fields of a step, step group or stage, and what they leave empty.')
    .argument('<FILE>', 'YAML file; - reads standard input and prints the result')
    .argument('<STEP>', 'stage/group/step by Id or name, or any tail of it that only one has')
    .argument('<FIELD...>', 'spec.privileged, spec.envVariables.DEBUG')
    .option('--stdout', 'print the result and leave the file as it is')
    .action(async (file: string, step: string, fields: string[], options: { stdout?: boolean }) => {
      done(await unsetCommand(file, step, fields, options))
    })

  program
    .command('schema')
    .summary('print the JSON Schema')
    .description('Print the JSON Schema (draft-07) of Harness pipelines, for editors and other tools.')
    .action(async () => done(await schemaCommand()))

  return program
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > HIGHEST_PORT) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}

function jobsNumber(text: string): number {
  const jobs = Number(text)
  if (!/^\d+$/.test(text) || jobs < 1 || jobs > MOST_JOBS)
    throw new InvalidArgumentError(`Jobs are a number from 1 to ${MOST_JOBS}.`)
  return jobs
}

const EXAMPLES = `
A folder that is called like a command is written ./check.

Examples:
  pipeline-studio                  look at the examples
  pipeline-studio ~/orders         edit the pipelines of a repository
  pipeline-studio check .harness   find their problems

Exit status: 0 fine, 1 problems or refused, 2 wrong use.`

const CHECK_EXAMPLES = `
Examples:
  pipeline-studio check .harness
  pipeline-studio check --fix .harness                  writes the fixes that are certain
  pipeline-studio check --format github .harness        annotations in a GitHub workflow
  pipeline-studio check --format sarif . > report.sarif
  git show HEAD~1:ci.yaml | pipeline-studio check -

A comment behind a line, or above it, says that a problem is meant: # pipeline-studio-ignore image/no-tag`

const PATCH_EXAMPLES = `
Example:
  echo '[{ "op": "replace", "path": "/pipeline/name", "value": "Orders" }]' | pipeline-studio patch ci.yaml -`

const SET_EXAMPLES = `
Examples:
  pipeline-studio set ci.yaml build/dind spec.image=docker:27-dind spec.privileged=true
  pipeline-studio set ci.yaml build/dind "spec.entrypoint=[dockerd-entrypoint.sh, --mtu=1450]"
  pipeline-studio set ci.yaml postgres spec.envVariables.POSTGRES_DB=orders
  pipeline-studio set ci.yaml dind 'spec.connectorRef=<+input>'
A key with dots is written as a JSON Pointer: /spec/envVariables/a.b=1`
