import * as z from 'zod'
import { field, key } from '../describedField.ts'
import { list, object, text } from '../values.ts'
import { delegateSelectors, delegateStep, variableRows } from './settings.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

/** Calls an address from a delegate. Source: docs/sources.md, schema */
export const http = delegateStep(
  z.literal('Http'),
  object({
    url: field(text(), {
      label: 'URL',
      widget: 'mono',
      help: 'The address to call.',
      docs: 'http',
      placeholder: 'https://example.com/health',
    }),
    method: field(text(), {
      label: 'Method',
      widget: 'select',
      options: METHODS.map((value) => ({ value, label: value })),
      help: 'The HTTP method.',
      docs: 'http',
    }),
    headers: field(
      list(
        object({
          key: key(text(), 'Key', 'The name of the header.').optional(),
          value: key(text(), 'Value', 'The value of the header.').optional(),
        }),
      ),
      {
        label: 'Headers',
        widget: 'rows',
        itemLabel: 'Header',
        addLabel: 'Add header',
        columns: [
          { key: 'key', label: 'name' },
          { key: 'value', label: 'value' },
        ],
        help: 'Headers of the call.',
        docs: 'http',
        kinds: ['fixed'],
      },
    ).optional(),
    requestBody: field(text(), {
      label: 'Request Body',
      widget: 'multiline',
      help: 'What is sent.',
      docs: 'http',
    }).optional(),
    assertion: field(text(), {
      label: 'Assertion',
      widget: 'mono',
      help: 'A JEXL expression over the answer; when it is false the step fails.',
      docs: 'http',
      placeholder: '<+httpResponseCode> == 200',
    }).optional(),
    outputVariables: variableRows({
      label: 'Output Variables',
      help: 'Values of the answer for later steps, by expression.',
      docs: 'http',
    }).optional(),
    delegateSelectors: delegateSelectors().optional(),
  }),
)
