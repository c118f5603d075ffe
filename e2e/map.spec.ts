import { groupOf } from './pipelines.ts'
import { expect, test } from './test.ts'

const step = (type: string, name: string, spec: string) => `                    - step:
                        type: ${type}
                        name: ${name}
                        identifier: ${name}
                        spec:
                          connectorRef: account.hub
                          shell: Sh
                          ${spec.split('\n').join('\n                          ')}
`
const FILE = groupOf(
  `${step('Background', 'db', 'image: postgres:16')}${step('Background', 'ledger', 'image: postgres:16')}${step('Run', 'unit', 'image: alpine:3.20\ncommand: psql -h tests_db -c "select 1"')}${step('Run', 'lint', 'image: alpine:3.20\ncommand: echo lint')}${step('Run', 'cache', 'image: alpine:3.20\ncommand: redis-cli -u redis://localhost:6379 ping')}`,
)

test.use({ files: { 'shop.yaml': FILE } })

test('the Service map shows who calls whom, what calls nothing, and mends a port clash', async ({ studio, page }) => {
  await studio.open('shop.yaml')
  const canvas = page.getByRole('region', { name: 'Canvas' })
  const card = (name: string) => canvas.getByRole('group', { name: new RegExp(`^${name}, `) })
  const dimmed = /card-dimmed/
  await expect(card('lint')).not.toHaveClass(dimmed)
  await card('lint').focus()
  await page.keyboard.press('m')
  const button = canvas.getByRole('button', { name: 'Service map' })
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await expect(card('lint')).toHaveClass(dimmed)
  await expect(card('unit')).not.toHaveClass(dimmed)
  await expect(card('cache')).not.toHaveClass(dimmed)
  await expect(card('cache')).toContainText('localhost:6379')
  await expect(canvas.getByLabel('Calls localhost:6379, where no service of its group listens')).toBeVisible()
  await studio.expectAccessible()

  await card('db').click()
  await expect(page.getByRole('status')).toHaveText('db: called by unit on port 5432')
  await expect(canvas.getByText('tests_db:5432', { exact: true })).toBeVisible()
  await expect(card('cache')).toHaveClass(dimmed)
  await expect(card('ledger')).not.toHaveClass(dimmed)

  await canvas.getByRole('button', { name: 'Port 5432 is taken twice' }).last().press('Enter')
  await page.getByRole('button', { name: 'Fix: Move ledger to 5433' }).press('Enter')
  await expect(canvas.getByRole('button', { name: 'Port 5432 is taken twice' })).toHaveCount(0)
  await expect(canvas.getByText(':5433', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status')).toContainText('Saved')
  expect(await studio.workspace.read('shop.yaml')).toContain('PGPORT: "5433"')

  await button.click()
  await expect(card('lint')).not.toHaveClass(dimmed)
})
