import { expect, test } from './test.ts'

const BEFORE = `# The team's build. Ask before you change the connector.
pipeline:
  name: Build
  identifier: build
  projectIdentifier: shop
  orgIdentifier: default
  stages:
    - stage:
        name: Build
        identifier: build
        type: Custom
        spec:
          execution:
            steps:
              - stepGroup:
                  name: image
                  identifier: image
                  stepGroupInfra:
                    type: KubernetesDirect
                    spec:
                      connectorRef: k8s_ci   # the shared cluster
                      namespace: ci
                  steps:
                    - step:
                        type: Run
                        name: Build
                        identifier: build_image
                        spec:
                          connectorRef: account.hub
                          image: docker:27-cli
                          shell: Sh
                          command: docker build .
`

test.use({ files: { 'build.yaml': BEFORE } })

test('sets up Docker in Docker in a containerized group and commits it to a new branch', async ({ studio, page }) => {
  await studio.open('build.yaml')
  await page.getByRole('button', { name: 'Add step to image' }).first().click()
  await page.keyboard.type('Background')
  await page.keyboard.press('Enter')

  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByLabel('Name', { exact: true }).fill('dind')
  await inspector.getByLabel('Name', { exact: true }).blur()
  await expect(inspector.getByLabel('Id', { exact: true })).toHaveValue('dind')
  await inspector.getByLabel('Container Registry', { exact: true }).fill('account.hub')
  await inspector.getByLabel('Image', { exact: true }).fill('docker:27-dind')
  await inspector.getByLabel('Image', { exact: true }).blur()

  // What Docker in Docker still needs is said, and pressed.
  await inspector
    .getByRole('button', { name: /Turn on/ })
    .first()
    .click()
  await expect(inspector.getByRole('switch', { name: 'Privileged' })).toBeChecked()
  await page.getByRole('button', { name: /^Problems/ }).click()
  const problems = page.getByRole('region', { name: 'Problems' })
  await problems
    .getByRole('button', { name: /^Fix: .*(path|share)/i })
    .first()
    .click()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Review and export' })
  await expect(dialog).toContainText('dind')
  await dialog.getByLabel('Branch', { exact: true }).selectOption({ label: 'New branch…' })
  await dialog.getByLabel('New branch').fill('feature/dind')
  await dialog.getByLabel('Message').fill('Build the image with Docker in Docker')
  await dialog.getByRole('button', { name: 'Commit', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('feature/dind')

  expect(await studio.workspace.git('rev-parse', '--abbrev-ref', 'HEAD')).toBe('feature/dind')
  expect(await studio.workspace.git('log', '-1', '--format=%s')).toBe('Build the image with Docker in Docker')
  expect(await studio.workspace.git('status', '--porcelain')).toBe('')
  expect(await studio.workspace.git('show', 'main:build.yaml')).toBe(BEFORE.trimEnd())
  const after = await studio.workspace.read('build.yaml')
  expect(after).toContain("# The team's build. Ask before you change the connector.")
  expect(after).toContain('connectorRef: k8s_ci   # the shared cluster')
  expect(after).toContain('image: docker:27-dind')
  expect(after).toContain('privileged: true')
  expect(after).toContain('/var/run')
  expect(after).toContain('/var/lib/docker')
  // Nothing that was there is gone.
  for (const line of BEFORE.split('\n')) expect(after.split('\n')).toContain(line)
})
