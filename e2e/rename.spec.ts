import { groupOf } from './pipelines.ts'
import { expect, test } from './test.ts'

const BEFORE = groupOf(
  `                    # others call it build_dind
                    - step:
                        type: Background
                        name: dind
                        identifier: dind
                        spec:
                          connectorRef: account.hub
                          image: docker:27-dind
                          shell: Sh
                          privileged: true
                    - step:
                        type: Run
                        name: Push
                        identifier: push
                        spec:
                          connectorRef: account.hub
                          image: docker:27-cli
                          shell: Sh
                          envVariables:
                            DOCKER_HOST: "tcp://build_dind:2375"
                          command: |
                            # builds
                            docker -H build_dind:2375 build .
`,
  {
    name: 'build',
    settings: '                  sharedPaths: [/var/run, /var/lib/docker]\n',
  },
)

const INPUTS = `# answers for staging
inputSet:
  name: Staging
  identifier: staging
  pipeline:
    identifier: shop
    stages:
      - stage:
          identifier: test
          type: Custom
          spec:
            execution:
              steps:
                - stepGroup:
                    identifier: build
                    steps:
                      - step:
                          identifier: dind # the same
                          type: Background
                          spec: { connectorRef: account.hub }
`

test.use({ files: { 'shop.yaml': BEFORE, 'staging.yaml': INPUTS } })

test('an Id that others name is changed with them in one step, by keyboard, and undone', async ({ studio, page }) => {
  await studio.open('shop.yaml', { select: 'test/build/dind' })
  const id = page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Id', { exact: true })
  await id.fill('docker')
  await id.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Change Id of dind' })
  await expect(dialog.getByText('3 places name this Id')).toBeVisible()
  await expect(dialog.getByRole('listitem').filter({ hasText: 'comment, not a reference' })).toContainText(
    'others call it build_dind',
  )
  await expect(dialog.getByText('Push, Environment Variables')).toBeVisible()
  await studio.expectAccessible('[role=dialog]')
  await dialog.getByLabel('New Id').fill('push')
  await expect(dialog.getByText('taken in this stage')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Change Id and 2 places' })).toBeDisabled()
  await dialog.getByLabel('New Id').fill('docker')
  await dialog.getByLabel('New Id').press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('status')).toContainText('Changed the Id dind to docker and 2 places that name it')
  await page.keyboard.press('Control+s')
  await expect
    .poll(() => studio.workspace.read('shop.yaml'))
    .toBe(
      BEFORE.replace('identifier: dind', 'identifier: docker')
        .replace('tcp://build_dind', 'tcp://build_docker')
        .replace('-H build_dind', '-H build_docker'),
    )
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.keyboard.press('Control+s')
  await expect.poll(() => studio.workspace.read('shop.yaml')).toBe(BEFORE)
})

test('only the Id is changed where that is wanted', async ({ studio, page }) => {
  await studio.open('shop.yaml', { select: 'test/build/dind' })
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Type a command, a step or a file').fill('Change Id')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Change Id of dind' })
  await dialog.getByLabel('New Id').fill('docker')
  await dialog.getByRole('button', { name: 'Change only the Id' }).click()
  await page.keyboard.press('Control+s')
  await expect
    .poll(() => studio.workspace.read('shop.yaml'))
    .toBe(BEFORE.replace('identifier: dind', 'identifier: docker'))
})

test('an input set that is open has the Id changed with it', async ({ studio, page }) => {
  await studio.open('staging.yaml')
  await page.getByRole('navigation', { name: 'Files' }).getByText('shop.yaml').click()
  await page.getByRole('region', { name: 'Canvas' }).getByRole('group', { name: 'dind, Background step' }).click()
  const id = page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Id', { exact: true })
  await id.fill('docker')
  await id.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Change Id of dind' })
  await expect(dialog.getByRole('checkbox', { name: 'staging.yaml line 18' })).toBeChecked()
  await dialog.getByRole('button', { name: /^Change Id and/ }).press('Enter')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Type a command, a step or a file').fill('staging.yaml')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('banner')).toContainText('Staging')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status')).toContainText('Saved')
  expect(await studio.workspace.read('staging.yaml')).toBe(INPUTS.replace('dind # the same', 'docker # the same'))
})
