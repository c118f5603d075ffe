const ROOT = 'https://developer.harness.io/docs/'
const PAGES: Readonly<Record<string, string>> = {
  background: 'continuous-delivery/x-platform-cd-features/cd-steps/containerized-steps/background-step',
  run: 'continuous-delivery/x-platform-cd-features/cd-steps/containerized-steps/run-step',
  group: 'continuous-delivery/x-platform-cd-features/cd-steps/containerized-steps/containerized-step-groups',
  identifiers: 'platform/references/entity-identifier-reference',
  timeout: 'platform/pipelines/failure-handling/define-a-failure-strategy-on-stages-and-steps',
  when: 'platform/pipelines/step-skip-condition-settings',
  failures: 'platform/pipelines/failure-handling/define-a-failure-strategy-on-stages-and-steps',
  looping: 'platform/pipelines/looping-strategies/looping-strategies-matrix-repeat-and-parallelism',
  policy: 'platform/governance/policy-as-code/harness-governance-overview',
}

/** The page that a field's `docs` names: `background#entry-point`. Only ever opened by a press. */
export function docsUrl(docs: string): string {
  const [page = '', anchor] = docs.split('#')
  return `${ROOT}${PAGES[page] ?? page}${anchor === undefined ? '' : `#${anchor}`}`
}
