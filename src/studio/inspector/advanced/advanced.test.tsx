import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openInspector } from '../testSupport.tsx'

const STEP = `pipeline:
  stages:
    - stage:
        name: s
        identifier: s
        type: Custom
        spec:
          execution:
            steps:
              - step:
                  type: Run
                  name: test
                  identifier: test
                  spec:
                    image: golang:1.23
`

/** The step with more keys of its own. */
const step = (keys: string) => `${STEP}${keys.replaceAll(/^(?=.)/gm, ' '.repeat(18))}\n`

async function openAdvanced(yaml: string) {
  const opened = await openInspector(yaml, 'test')
  await opened.screen.getByRole('tab', { name: /Advanced/ }).click()
  return opened
}

describe('Timeout', () => {
  it('is written as typed and said in words', async () => {
    const { screen, text } = await openAdvanced(STEP)
    await screen.getByLabelText('Timeout', { exact: true }).fill('1h 30m')
    await userEvent.keyboard('{Enter}')
    expect(text()).toContain('timeout: 1h 30m')
    await expect.element(screen.getByText('1 hour 30 minutes')).toBeVisible()
  })

  it('explains the seconds that Harness refuses, and writes them still', async () => {
    const { screen, text } = await openAdvanced(STEP)
    await screen.getByLabelText('Timeout', { exact: true }).fill('5s')
    await userEvent.keyboard('{Enter}')
    expect(text()).toContain('timeout: 5s')
    await expect.element(screen.getByText(/10s is taken, 5s is not/)).toBeVisible()
  })
})

describe('Conditional Execution', () => {
  it('writes status and condition', async () => {
    const { screen, text } = await openAdvanced(STEP)
    await screen.getByLabelText('Always').click()
    expect(text()).toBe(step('when:\n  stageStatus: All'))
    await screen.getByLabelText('And only if').fill('<+trigger.event> != "TAG"')
    await userEvent.keyboard('{Enter}')
    expect(text()).toBe(step('when:\n  stageStatus: All\n  condition: <+trigger.event> != "TAG"'))
    await screen.getByRole('button', { name: 'Remove', exact: true }).click()
    expect(text()).toBe(STEP)
  })

  it('writes the required status beside a first condition', async () => {
    const { screen, text } = await openAdvanced(STEP)
    await screen.getByLabelText('And only if').fill('<+a> == 1')
    await userEvent.keyboard('{Enter}')
    expect(text()).toBe(step('when:\n  stageStatus: Success\n  condition: <+a> == 1'))
  })
})

describe('Failure Strategy', () => {
  it('adds a strategy and changes what it does', async () => {
    const { screen, text } = await openAdvanced(STEP)
    await screen.getByRole('button', { name: 'Add strategy' }).click()
    expect(text()).toBe(
      step(`failureStrategies:
  - onFailure:
      errors:
        - AllErrors
      action:
        type: MarkAsFailure`),
    )
    await expect.element(screen.getByText('Mark as failure').first()).toBeVisible()
  })

  it('reads as a sentence, and changes one setting in its place', async () => {
    const before = step(`failureStrategies:
  - onFailure:
      errors: [Timeout] # slow network
      action: { type: Retry, spec: { retryCount: 1, retryIntervals: [10s], onRetryFailure: { action: { type: MarkAsFailure } } } }`)
    const { screen, text } = await openAdvanced(before)
    await expect.element(screen.getByText('Retry once (10s), then Mark as failure')).toBeVisible()
    await screen.getByRole('button', { name: 'Edit strategy 1' }).click()
    await screen.getByLabelText('Retries').fill('3')
    await userEvent.keyboard('{Enter}')
    expect(text()).toBe(before.replace('retryCount: 1', 'retryCount: 3'))
  })

  it('offers the YAML of what the form cannot say', async () => {
    const before = step(`failureStrategies:
  - onFailure:
      errors: [Timeout]
      action: { type: Retry, spec: { retryCount: 1, condition: x } }`)
    const { screen, text } = await openAdvanced(before)
    await screen.getByRole('button', { name: 'Edit strategy 1' }).click()
    const yaml = screen.getByLabelText('Strategy 1 as YAML')
    await yaml.fill((yaml.element() as HTMLTextAreaElement).value.replace('condition: x', 'condition: y'))
    await userEvent.keyboard('{Tab}')
    expect(text()).toBe(before.replace('condition: x', 'condition: y'))
  })
})

describe('Looping Strategy', () => {
  it('makes a matrix, counts its runs, and goes again', async () => {
    const { screen, text } = await openAdvanced(STEP)
    await screen.getByLabelText('Matrix').click()
    await screen.getByLabelText('Axis 1 name').fill('pg')
    await screen.getByLabelText('Axis 1 values').fill('15, 16, 17')
    await userEvent.keyboard('{Enter}')
    expect(text()).toBe(step('strategy:\n  matrix:\n    pg:\n      - "15"\n      - "16"\n      - "17"'))
    await expect.element(screen.getByText('3 runs')).toBeVisible()
    await screen.getByLabelText('At once').fill('2')
    await userEvent.keyboard('{Enter}')
    expect(text()).toContain('maxConcurrency: 2')
    await screen.getByLabelText('None').click()
    expect(text()).toBe(STEP)
  })

  it('repeats, with a number that stays a number', async () => {
    const before = step('strategy:\n  repeat:\n    times: 2')
    const { screen, text } = await openAdvanced(before)
    await screen.getByLabelText('Times').fill('5')
    await userEvent.keyboard('{Enter}')
    expect(text()).toBe(before.replace('times: 2', 'times: 5'))
  })
})

describe('Policy Enforcement', () => {
  it('holds policy sets, and goes with the last one', async () => {
    const { screen, text } = await openAdvanced(STEP)
    await screen.getByRole('button', { name: 'Add policy set' }).click()
    await userEvent.keyboard('account.internal_images{Enter}')
    expect(text()).toBe(step('enforce:\n  policySets:\n    - account.internal_images'))
    await screen.getByRole('button', { name: 'Remove policy set 1' }).click()
    expect(text()).toBe(STEP)
  })
})
