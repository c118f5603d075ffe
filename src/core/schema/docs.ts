const ROOT = 'https://developer.harness.io/docs/'
const PAGES: Readonly<Record<string, string>> = {
  background: 'continuous-delivery/x-platform-cd-features/cd-steps/containerized-steps/background-step',
  run: 'continuous-delivery/x-platform-cd-features/cd-steps/containerized-steps/run-step',
  plugin: 'continuous-delivery/x-platform-cd-features/cd-steps/containerized-steps/plugin-step',
  gitclone: 'continuous-delivery/x-platform-cd-features/cd-steps/containerized-steps/git-clone-step',
  container: 'continuous-delivery/x-platform-cd-features/cd-steps/utilities/container-step',
  shellscript: 'continuous-delivery/x-platform-cd-features/cd-steps/utilities/shell-script-step',
  command:
    'continuous-delivery/x-platform-cd-features/cd-steps/utilities/download-and-copy-artifacts-using-the-command-step',
  buildandpush:
    'continuous-integration/use-ci/build-and-upload-artifacts/build-and-push/build-and-push-to-docker-registry',
  http: 'continuous-delivery/x-platform-cd-features/cd-steps/utilities/http-step',
  email: 'continuous-delivery/x-platform-cd-features/cd-steps/utilities/email-step',
  wait: 'continuous-delivery/x-platform-cd-features/cd-steps/utilities/wait-step',
  approval:
    'continuous-delivery/x-platform-cd-features/cd-steps/containerized-steps/approval-steps-in-container-step-groups',
  barrier: 'continuous-delivery/x-platform-cd-features/cd-steps/flow-control/synchronize-deployments-using-barriers',
  queue: 'continuous-delivery/x-platform-cd-features/cd-steps/flow-control/control-resource-usage-with-queue-steps',
  k8s: 'continuous-delivery/deploy-srv-diff-platforms/kubernetes/kubernetes-executions/create-a-kubernetes-rolling-deployment',
  terraform: 'continuous-delivery/cd-infrastructure/terraform-infra/terraform-provisioning-with-harness',
  deploy: 'continuous-delivery/x-platform-cd-features/services/services-overview',
  ci: 'continuous-integration/use-ci/set-up-build-infrastructure/ci-stage-settings',
  codebase: 'continuous-integration/use-ci/codebase-configuration/create-and-configure-a-codebase',
  notifications: 'continuous-delivery/x-platform-cd-features/cd-steps/notify-users-of-pipeline-events',
  cache: 'continuous-integration/use-ci/caching-ci-data/caching-overview',
  scan: 'security-testing-orchestration/sto-techref-category/security-step-settings-reference',
  gitops: 'continuous-delivery/gitops/pr-pipelines/gitops-pipeline-steps',
  verify: 'continuous-delivery/verify/configure-cv/verify-deployments',
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
