import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

const BEFORE = `pipeline:
  name: Shop
  identifier: shop
  projectIdentifier: p
  orgIdentifier: default
  stages:
    - stage:
        name: Test
        identifier: test
        type: Custom
        spec:
          execution:
            steps:
              - stepGroup:
                  name: tests
                  identifier: tests
                  stepGroupInfra:
                    type: KubernetesDirect
                    spec: { connectorRef: k8s, namespace: ci }
                  steps:
                    - step:
                        type: Run
                        name: Unit
                        identifier: unit
                        spec:
                          connectorRef: account.hub
                          image: node:22-alpine
                          shell: Sh
                          command: npm test
`

test.use({ files: { 'shop.yaml': BEFORE } })

const card = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Canvas' }).getByRole('group', { name, exact: true })

test('the step library finds by letters, goes by category, says why not, and remembers', async ({ studio, page }) => {
  await studio.open('shop.yaml')
  await card(page, 'Unit, Run step').focus()
  await page.keyboard.press('a')
  const search = page.getByRole('combobox', { name: 'Choose a step' })
  await expect(search).toBeFocused()
  const library = page.getByRole('dialog', { name: 'Step library' })
  await expect(library).toContainText('into tests, after Unit')
  await studio.expectAccessible('.library')

  await search.fill('k8srolling')
  const refused = library.getByRole('option', { name: /K8s Rolling Deploy/ })
  await expect(refused).toContainText('Only in a Deployment stage. This is a Custom stage.')
  await expect(refused).toHaveAttribute('aria-disabled', 'true')

  await search.fill('')
  await search.press('Tab')
  await search.press('Tab')
  await expect(library.getByRole('button', { name: /^Services/ })).toHaveAttribute('aria-pressed', 'true')
  await search.fill('redis')
  await search.press('Enter')
  await expect(card(page, 'redis, Background step')).toBeVisible()
  await expect(card(page, 'Wait for redis, Run step')).toBeVisible()
  await expect(page.getByRole('status')).toContainText('Added redis to tests')

  await card(page, 'Unit, Run step').focus()
  await page.keyboard.press('a')
  await expect(library.getByRole('group', { name: 'Recent' })).toContainText('Redis')
  await search.fill('http')
  await search.press('Alt+Enter')
  await expect(page.getByRole('status')).toContainText('Added Http_1 in parallel to Unit')
  await expect(card(page, 'Http_1, Http step')).toBeVisible()
})
