import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { zipOf } from './zip.ts'

const FILES = [
  { path: 'pipeline.yaml', text: 'pipeline:\n  name: a\n' },
  { path: '.harness/with space/ci.yaml', text: '\uFEFFpipeline:\r\n  name: a # ä\r\n' },
  { path: '.harness/Größe · 配置 🚀.yml', text: 'name: "日本"' },
  { path: 'empty.yaml', text: '' },
  { path: 'long.yaml', text: 'step: echo\n'.repeat(50_000) },
]

/** As another implementation reads it, which checks sizes and names. */
async function entriesOf(zip: Uint8Array) {
  const file = await fromBufferPromise(Buffer.from(zip))
  const found: { path: string; bytes: Buffer; isUtf8: boolean }[] = []
  for await (const entry of file.eachEntry()) {
    const bytes = await buffer(await file.openReadStreamPromise(entry))
    found.push({ path: entry.fileName, bytes, isUtf8: (entry.generalPurposeBitFlag & 0x800) !== 0 })
  }
  return found
}

it('holds every file byte for byte under its path', async () => {
  const entries = await entriesOf(zipOf(FILES))
  expect(entries.map(({ path, bytes }) => ({ path, text: bytes.toString('utf8') }))).toEqual(FILES)
  expect(entries[1]?.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
})

it('marks names beyond ASCII as UTF-8, so that no program guesses', async () => {
  const entries = await entriesOf(zipOf(FILES))
  expect(entries.filter(({ isUtf8 }) => isUtf8).map(({ path }) => path)).toEqual(['.harness/Größe · 配置 🚀.yml'])
})
