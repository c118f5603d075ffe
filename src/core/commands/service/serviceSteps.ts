import type { YamlValue } from '../../patch/operation.ts'
import type { PortSetting } from '../../serviceMap/index.ts'
import { portSetting } from '../../serviceMap/index.ts'
import type { Recipe } from './recipe.ts'

/** What a person says about a service. */
export interface ServiceChoice {
  readonly recipe: Recipe
  readonly name: string
  readonly identifier: string
  readonly image: string
  readonly connectorRef: string
  /** `undefined` for a service without a port of its own. */
  readonly port: number | undefined
}

/** The Background step. */
export function serviceStep({ recipe, name, identifier, image, connectorRef, port }: ServiceChoice): YamlValue {
  const isMoved = port !== undefined && recipe.port !== undefined && port !== recipe.port
  const moved: PortSetting = isMoved ? (portSetting(image, port) ?? {}) : {}
  const entrypoint = moved.entrypoint ?? recipe.entrypoint
  const env = { ...recipe.env, ...moved.env }
  return {
    step: {
      type: 'Background',
      name,
      identifier,
      spec: {
        connectorRef,
        image,
        ...(entrypoint ? { entrypoint } : {}),
        shell: 'Sh',
        ...(recipe.privileged ? { privileged: true } : {}),
        ...(Object.keys(env).length > 0 ? { envVariables: env } : {}),
        resources: { limits: { ...recipe.limits } },
      },
    },
  }
}

/** How long a service may take, and how often it is asked. */
const PATIENCE = { seconds: 120, pause: 2 }

/** A Run step that goes on once the service answers, and fails with a sentence when it does not in time. */
export function waitStep(
  choice: ServiceChoice,
  identifier: string,
  envVariables: Readonly<Record<string, string>> = {},
): YamlValue {
  const { recipe, name, image, connectorRef, port } = choice
  return {
    step: {
      type: 'Run',
      name: `Wait for ${name}`,
      identifier,
      spec: {
        ...(connectorRef === '' ? {} : { connectorRef }),
        image: recipe.ready.image ?? image,
        shell: 'Sh',
        command: waitScript(recipe, name, port),
        ...(Object.keys(envVariables).length > 0 ? { envVariables } : {}),
      },
      timeout: '3m',
    },
  }
}

/** POSIX shell: nothing but `sleep` and the probe is needed in the image. */
export function waitScript(recipe: Recipe, name: string, port: number | undefined): string {
  const tries = PATIENCE.seconds / PATIENCE.pause
  const where = port === undefined ? '' : ` on port ${port}`
  return [
    `# A Background step starts and the pipeline goes on: this waits until ${name} answers.`,
    `tries=${tries}`,
    `until ${recipe.ready.test(port ?? 0)} > /dev/null 2>&1; do`,
    '  tries=$((tries - 1))',
    '  if [ "$tries" -le 0 ]; then',
    `    echo "${name} does not answer${where}" >&2`,
    '    exit 1',
    '  fi',
    `  sleep ${PATIENCE.pause}`,
    'done',
    `echo "${name} is ready${where}"`,
    '',
  ].join('\n')
}
