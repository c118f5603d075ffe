import * as z from 'zod'
import { constrained } from '../constraint.ts'
import { field } from '../describedField.ts'
import { flag, object, text, textListOrExpression } from '../values.ts'
import { delegateSelectors, delegateStep, variableRows } from './settings.ts'

const address = (label: string, help: string) =>
  field(text(), { label, widget: 'mono', help, docs: 'email', placeholder: 'team@example.com' })

const groups = (label: string, item: string, help: string) =>
  field(textListOrExpression(), {
    label,
    widget: 'list',
    section: 'more',
    itemLabel: item,
    addLabel: 'Add group',
    help,
    docs: 'email',
  })

/** Sends a mail. Source: docs/sources.md, schema */
export const email = delegateStep(
  z.literal('Email'),
  constrained(
    object({
      to: address('To', 'Addresses, with commas between them.').optional(),
      cc: address('CC', 'Addresses that get a copy, with commas between them.').optional(),
      subject: field(text(), { label: 'Subject', widget: 'text', help: 'The subject of the mail.', docs: 'email' }),
      body: field(text(), {
        label: 'Body',
        widget: 'multiline',
        help: 'The text of the mail; HTML is allowed.',
        docs: 'email',
      }).optional(),
      toUserGroups: groups('To User Groups', 'To User Group', 'Groups of people in Harness.').optional(),
      ccUserGroups: groups('CC User Groups', 'CC User Group', 'Groups of people that get a copy.').optional(),
      inputVariables: variableRows({
        label: 'Input Variables',
        section: 'more',
        help: 'Variables for the text of the mail.',
        docs: 'email',
      }).optional(),
      fireAndForget: field(flag(), {
        label: 'Fire and Forget',
        widget: 'toggle',
        section: 'more',
        help: 'Does not wait for the mail server.',
        docs: 'email',
        kinds: ['fixed', 'runtimeInput'],
      }).optional(),
      delegateSelectors: delegateSelectors().optional(),
    }),
    { rule: 'atLeastOne', keys: ['to', 'toUserGroups'] },
  ),
)
