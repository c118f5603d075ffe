/** What a new pipeline is called and where it belongs. */
export interface StarterValues {
  readonly name: string
  readonly identifier: string
  readonly project: string
  readonly org: string
}

/** A pipeline to start from: commented YAML that passes every check as it is. */
export interface Starter {
  readonly id: string
  readonly title: string
  readonly description: string
  yaml(values: StarterValues): string
}

/** Words that a YAML reader takes for something else than text. */
const NOT_TEXT = /^(?:true|false|yes|no|on|off|null|y|n)$/i

/** The top of every pipeline. `about` is its opening comment, a line each. */
export function head(about: readonly string[], { name, identifier, project, org }: StarterValues): string {
  return [
    ...about.map((line) => `# ${line}`),
    'pipeline:',
    `  name: ${scalar(name)}`,
    `  identifier: ${scalar(identifier)}`,
    `  projectIdentifier: ${scalar(project)}`,
    `  orgIdentifier: ${scalar(org)}`,
    '',
  ].join('\n')
}

/** Plain where every reader takes it for text, else in double quotes, of which JSON's are a part. */
function scalar(text: string): string {
  return /^[A-Za-z_][\w. -]*$/.test(text) && !text.endsWith(' ') && !NOT_TEXT.test(text) ? text : JSON.stringify(text)
}
