import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openInspector } from '../testSupport.tsx'

const FILE = `pipeline:
  name: p
  identifier: p
  variables:
    - name: tag
      type: String
      value: "1"
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
                  name: it
                  identifier: it
                  spec:
                    image: alpine
                    command: |
                      echo one
                      echo two
`

describe('expressions in a field', () => {
  it('are offered as they are typed, chosen by key, and written', async () => {
    const { screen, text } = await openInspector(FILE, 'it')
    const image = screen.getByLabelText('Image', { exact: true })
    await image.fill('app:')
    await userEvent.keyboard('<+pipe')
    const list = screen.getByRole('listbox', { name: 'Expressions' })
    await expect.element(list).toBeVisible()
    expect(image.element().getAttribute('role')).toBe('combobox')
    await userEvent.keyboard('line.var')
    await expect.element(list.getByRole('option', { name: /pipeline.variables.tag/ })).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await expect.element(image).toHaveValue('app:<+pipeline.variables.tag>')
    expect(image.element().hasAttribute('role')).toBe(false)
    await userEvent.keyboard('{Tab}')
    expect(text()).toContain('image: app:<+pipeline.variables.tag>\n')
  })

  it('are closed by Escape, which does not give back the draft', async () => {
    const { screen } = await openInspector(FILE, 'it')
    const image = screen.getByLabelText('Image', { exact: true })
    await image.fill('app:')
    await userEvent.keyboard('<+st')
    await expect.element(screen.getByRole('listbox', { name: 'Expressions' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    expect(screen.getByRole('listbox', { name: 'Expressions' }).query()).toBeNull()
    await expect.element(image).toHaveValue('app:<+st')
  })

  it('are offered inside a script, at the place of the cursor, and by mouse', async () => {
    const { screen, text } = await openInspector(FILE, 'it')
    const command = screen.getByLabelText('Command', { exact: true })
    await command.click()
    const area = command.element() as HTMLTextAreaElement
    area.setSelectionRange(8, 8)
    await userEvent.keyboard(' <+pipeline.na')
    await screen.getByRole('option', { name: /<\+pipeline\.name>/ }).click()
    await expect.element(command).toHaveValue('echo one <+pipeline.name>\necho two\n')
    await userEvent.keyboard('{Tab}')
    expect(text()).toContain('echo one <+pipeline.name>\n                      echo two\n')
  })
})
