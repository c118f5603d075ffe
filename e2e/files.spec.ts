import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './test.ts'
import { yamlEditor } from './yaml.ts'

/**
 * Every file opens without an error, and nothing is written by opening it. The editor beside the picture is what takes the
 * time: of the real files, which are many, one part has it; our own, in all their shapes, have it all.
 */
function opensEvery(title: string, folder: string, parts: number, isSplit: (part: number) => boolean): void {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : []
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  for (let part = 0; part < parts; part += 1) {
    const some = names.filter((_, index) => index % parts === part)
    test.describe(`${title}, part ${part + 1} of ${parts}`, () => {
      test.skip(names.length === 0, `${title}: not here`)
      test.use({ files: Object.fromEntries(some.map((name) => [name, files[name] ?? ''])) })
      const view = isSplit(part) ? 'split' : 'visual'
      test(`opens in ${view === 'split' ? 'both views' : 'the picture'} and saves nothing by itself`, async ({
        studio,
        page,
      }) => {
        test.setTimeout(600_000)
        const yaml = yamlEditor(page)
        const [first = ''] = some
        await studio.open(first, { view })
        if (view === 'split') await page.getByRole('button', { name: 'Show files' }).click()
        for (const name of some) {
          await test.step(name, async () => {
            await page.locator(`[role=treeitem][data-path=${JSON.stringify(name)}]`).click()
            await expect(page).toHaveURL((address) => address.searchParams.get('file') === name)
            if (view === 'split' && (files[name] ?? '') !== '') await yaml.ready()
            await expect(page.getByRole('region', { name: 'Canvas' })).toBeVisible()
            await expect(page.getByText('Edited', { exact: true })).toBeHidden()
            await expect(page.getByText('Something went wrong')).toBeHidden()
          })
        }
        expect(await studio.workspace.git('status', '--porcelain')).toBe('')
      })
    })
  }
}

opensEvery('own fixtures', join(import.meta.dirname, 'fixtures'), 4, () => true)
opensEvery('real pipelines', join(import.meta.dirname, '..', '..', 'shared', 'corpus'), 8, (part) => part === 0)
