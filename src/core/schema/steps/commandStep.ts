import * as z from 'zod'
import { field, ONLY_FIXED } from '../describedField.ts'
import { anything, list, object, text } from '../values.ts'
import { delegateSelectors, delegateStep, toggle, variableRows } from './settings.ts'

/** Copies artifacts to hosts and runs scripts there. Source: docs/sources.md, schema */
export const commandStep = delegateStep(
  z.literal('Command'),
  object({
    onDelegate: toggle('Run on Delegate', 'Off: on the hosts of the infrastructure.', { docs: 'command' }),
    host: field(text(), {
      label: 'Host',
      widget: 'mono',
      help: 'One host, in place of those of the infrastructure.',
      docs: 'command',
    }).optional(),
    commandUnits: field(list(anything()), {
      label: 'Command Units',
      widget: 'yaml',
      help: 'What is done in turn: Script, Copy, DownloadArtifact.',
      docs: 'command',
      kinds: ONLY_FIXED,
    }).optional(),
    environmentVariables: variableRows({
      label: 'Input Variables',
      help: 'Variables that the scripts read from their environment.',
      docs: 'command',
    }).optional(),
    outputVariables: variableRows({
      label: 'Output Variables',
      help: 'Variables of the scripts that later steps read.',
      docs: 'command',
    }).optional(),
    delegateSelectors: delegateSelectors().optional(),
    metadata: text().optional(),
  }),
)
