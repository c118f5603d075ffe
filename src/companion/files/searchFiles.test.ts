import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FileHits } from '../../core/repo/fileHost.ts'
import { MOST_HITS, MOST_HITS_PER_FILE } from '../../core/repo/fileHost.ts'
import { connectCompanion } from '../../adapters/companion-client/companionClient.ts'
import { testCompanion, testFolder } from '../testCompanion.ts'
import { FolderFiles } from './folderFiles.ts'
import { searchFiles } from './searchFiles.ts'

const never = new AbortController().signal
const query = (text: string, more: object = {}) => ({ text, matchCase: false, wholeWord: false, ...more })

async function found(folder: string, text: string, more: object = {}) {
  const files: FileHits[] = []
  const end = await searchFiles(new FolderFiles(folder), query(text, more), (file) => files.push(file), never)
  return { end, files, lines: files.flatMap(({ path, hits }) => hits.map((hit) => `${path}:${hit.line} ${hit.text}`)) }
}

describe('a search through the files of a folder', () => {
  it('tells the lines in the order of the paths', async () => {
    const folder = await testFolder({
      'b.yaml': 'image: redis:7\n',
      'a/z.yml': 'x: 1\nimage: Redis:8\n',
      'a.yaml': 'image: redis:6\n',
      'README.md': 'redis\n',
      'node_modules/x.yaml': 'redis: 1\n',
    })
    const { lines, end } = await found(folder, 'redis')
    expect(lines).toEqual(['a.yaml:0 image: redis:6', 'a/z.yml:1 image: Redis:8', 'b.yaml:0 image: redis:7'])
    expect(end).toEqual({ files: 3, stopped: null, passedOver: 0 })
    expect((await found(folder, 'redis', { matchCase: true })).lines).toHaveLength(2)
    expect((await found(folder, 'redi', { wholeWord: true })).lines).toEqual([])
  })

  it('passes over what is no text, or leads outside', async () => {
    const outside = await testFolder({ 'secret.yaml': 'redis: secret\n' })
    const folder = await testFolder({ 'a.yaml': 'redis: 1\n' })
    await symlink(join(outside, 'secret.yaml'), join(folder, 'link.yaml'))
    await writeFile(join(folder, 'latin1.yaml'), Buffer.from([0x72, 0xe9, 0x64, 0x69, 0x73]))
    const { lines, end } = await found(folder, 'redis')
    expect(lines).toEqual(['a.yaml:0 redis: 1'])
    expect(end).toEqual({ files: 1, stopped: null, passedOver: 2 })
  })

  it('stops at so many lines, of one file and of all', async () => {
    const many = 'redis\n'.repeat(50)
    const folder = await testFolder(
      Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`f${at + 10}.yaml`, many])),
    )
    const { files, lines, end } = await found(folder, 'redis')
    expect(files[0]).toMatchObject({ path: 'f10.yaml', more: true })
    expect(files[0]?.hits).toHaveLength(MOST_HITS_PER_FILE)
    expect(lines).toHaveLength(MOST_HITS)
    expect(end.stopped).toBe('hits')
  })

  it('stops when nobody waits for it any more', async () => {
    const folder = await testFolder(
      Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`f${at}.yaml`, 'redis: 1\n'])),
    )
    const left = new AbortController()
    const files: string[] = []
    const onFound = ({ path }: FileHits) => {
      files.push(path)
      left.abort()
    }
    await searchFiles(new FolderFiles(folder), query('redis'), onFound, left.signal)
    expect(files.length).toBeLessThan(20)
  })
})

describe('the call', () => {
  it('streams what is found, and refuses what is no line of text', async () => {
    const folder = await testFolder({ 'a b.yaml': 'image: <+input>\n', 'c.yaml': 'image: x\n' })
    const { address, token, ask } = await testCompanion(folder)
    const { files } = connectCompanion({ page: address.href, token })
    const heard: FileHits[] = []
    const end = await files.search?.(query('<+INPUT>'), (file) => heard.push(file), never)
    expect(end).toEqual({ files: 2, stopped: null, passedOver: 0 })
    expect(heard.map(({ path }) => path)).toEqual(['a b.yaml'])
    for (const text of ['', 'a%0Ab', 'x'.repeat(1001)]) {
      expect((await ask('GET', `/api/search?text=${text}`)).json.error.code).toBe('invalid')
    }
    expect((await ask('GET', '/api/search?text=a', undefined, { 'x-pipeline-studio-token': 'no' })).status).toBe(401)
  })

  it('is given up by the one who asked', async () => {
    const { address, token } = await testCompanion(await testFolder({ 'a.yaml': 'a: 1\n' }))
    const { files } = connectCompanion({ page: address.href, token })
    const left = new AbortController()
    left.abort()
    await expect(files.search?.(query('a'), () => {}, left.signal)).rejects.toThrow()
  })
})
