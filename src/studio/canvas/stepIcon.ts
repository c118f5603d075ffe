import type { Entry } from '../../core/document/entry.ts'
import type { IconName } from '../ui/icons.tsx'

/** The picture of a card, by what kind of work it is. */
export function entryIcon(entry: Entry): IconName {
  if (entry.templateRef !== undefined) return 'link'
  switch (entry.kind) {
    case 'stage':
      return stageIcon(entry.type)
    case 'stepGroup':
      return 'stepGroup'
    case 'parallel':
      return 'parallel'
    case 'step':
      return stepIcon(entry.type)
    default:
      return 'unknown'
  }
}

/** The picture of a stage of a type. */
export function stageIcon(type: string | undefined): IconName {
  if (type === 'Deployment') return 'rocket'
  if (type === 'Approval') return 'approve'
  if (type === 'SecurityTests') return 'shield'
  return 'stage'
}

const BY_TYPE: readonly (readonly [RegExp, IconName])[] = [
  [/^Background$/, 'service'],
  [/^(Run|ShellScript|Command|Script|Container)$/, 'step'],
  [/Approval/, 'approve'],
  [/^GitClone$/, 'gitClone'],
  [/^Plugin$/, 'plugin'],
  [/^(Wait|Barrier|Queue)$/, 'clock'],
  [/^(Http|Email|SlackNotify)$/, 'network'],
  [/Policy|Security|Aqua|Owasp|Sonar|Wiz|Snyk/, 'shield'],
  [/Rollback/, 'undo'],
  [/Deploy|Apply|Canary|BlueGreen|Rolling|Swap|Scale/, 'rocket'],
  [/Terraform|CloudFormation|Terragrunt|Azure|Aws|Google|Cdk/i, 'cloud'],
  [/^BuildAndPush|Cache|Upload|Download/, 'stage'],
]

/** The picture of a step of a type. */
export function stepIcon(type: string | undefined): IconName {
  return BY_TYPE.find(([pattern]) => type !== undefined && pattern.test(type))?.[1] ?? 'unknown'
}
