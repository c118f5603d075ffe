import { expect, test } from './test.ts'

const BEFORE = `# The team's build.
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
                        type: Background
                        name: dind
                        identifier: dind
                        spec:
                          connectorRef: account.hub
                          image: docker:27-dind   # pinned by ops
                          shell: Sh
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

test('a half-made Docker in Docker is explained and mended, then moved to TLS, all by keyboard', async ({
  studio,
  page,
}) => {
  await studio.open('build.yaml', { select: 'build/image/dind' })
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  const card = inspector.getByRole('region', { name: 'Docker in Docker' })
  await expect(card).toContainText('6 things keep Docker in Docker from working well')
  await card.getByRole('button', { name: 'Set up…' }).focus()
  await page.keyboard.press('Enter')

  const dialog = page.getByRole('dialog', { name: 'Docker in Docker' })
  const changes = dialog.getByRole('list', { name: 'What is changed' })
  await expect(changes.getByRole('checkbox')).toHaveCount(6)
  await expect(changes).toContainText('the daemon’s socket in /var/run')
  await dialog.getByLabel('MTU').fill('20')
  await expect(dialog).toContainText('A number from 576 to 9000')
  await expect(dialog.getByRole('button', { name: /^Make 6 changes/ })).toBeDisabled()
  await dialog.getByLabel('MTU').fill('1450')
  await studio.expectAccessible('[role=dialog]')
  await changes.getByRole('checkbox', { name: 'A new Run step that waits' }).uncheck()
  await dialog.getByLabel('MTU').press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('status')).toContainText('Set up dind: 5 changes')
  await expect(card).toContainText('1 thing keeps')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status')).toContainText('Saved')
  const mended = await studio.workspace.read('build.yaml')
  for (const line of BEFORE.split('\n')) expect(mended.split('\n')).toContain(line)
  expect(mended).toContain('- --mtu=1450')
  expect(mended).toContain('- /var/lib/docker')

  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Type a command, a step or a file').fill('Set up Docker')
  await page.keyboard.press('Enter')
  await dialog.getByRole('radio', { name: /^TCP, with TLS/ }).check()
  await expect(changes).toContainText('DOCKER_TLS_CERTDIR: /certs')
  await dialog.getByRole('button', { name: /^Make/ }).press('Enter')
  await expect(page.getByRole('group', { name: 'Wait for dind, Run step' })).toBeVisible()
  await expect(card).toContainText('Docker in Docker has all that it needs')

  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+s')
  await expect.poll(() => studio.workspace.read('build.yaml')).toBe(BEFORE)
})
