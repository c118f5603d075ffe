import type { EntryRule, ListRule, Rule } from './rule.ts'
import { dindPrivileged } from './rules/background/dindPrivileged.ts'
import { dindSharedPaths } from './rules/background/dindSharedPaths.ts'
import { entrypointOverridesCommand } from './rules/background/entrypointOverridesCommand.ts'
import { backgroundNotInPod } from './rules/background/notInPod.ts'
import { connectorMissing } from './rules/connector/missing.ts'
import { identifierDuplicate } from './rules/identifier/duplicate.ts'
import { identifierMalformed } from './rules/identifier/malformed.ts'
import { nameMalformed } from './rules/identifier/nameMalformed.ts'
import { identifierReserved } from './rules/identifier/reserved.ts'
import { imageMissing } from './rules/image/missing.ts'
import { imageNoTag } from './rules/image/noTag.ts'
import { imageNotQualified } from './rules/image/notQualified.ts'
import { resourceUnits } from './rules/resources/units.ts'
import { schema } from './rules/schema/schema.ts'
import { portClash } from './rules/service/portClash.ts'
import { failureStrategyRequired } from './rules/stage/failureStrategyRequired.ts'
import { approvalInPod } from './rules/step/approvalInPod.ts'
import { timeoutSyntax } from './rules/timeout/syntax.ts'
import { ambiguousScalar } from './rules/yaml/ambiguousScalar.ts'
import { controlCharacter } from './rules/yaml/controlCharacter.ts'
import { duplicateKey } from './rules/yaml/duplicateKey.ts'
import { severalDocuments } from './rules/yaml/severalDocuments.ts'
import { lineTooLong } from './rules/yaml/lineTooLong.ts'
import { syntax } from './rules/yaml/syntax.ts'
import { unreadableItem } from './rules/schema/unreadableItem.ts'

export const entryRules: readonly EntryRule[] = [
  syntax,
  lineTooLong,
  duplicateKey,
  severalDocuments,
  controlCharacter,
  unreadableItem,
  schema,
  ambiguousScalar,
  identifierMalformed,
  nameMalformed,
  identifierReserved,
  timeoutSyntax,
  failureStrategyRequired,
  approvalInPod,
  backgroundNotInPod,
  imageMissing,
  imageNoTag,
  imageNotQualified,
  connectorMissing,
  entrypointOverridesCommand,
  dindPrivileged,
  dindSharedPaths,
  resourceUnits,
]

export const listRules: readonly ListRule[] = [identifierDuplicate, portClash]

/** Every rule with its id, severity and one line about it: for tables and reports. */
export const ruleList: readonly Pick<Rule, 'id' | 'severity' | 'summary'>[] = [...entryRules, ...listRules]
