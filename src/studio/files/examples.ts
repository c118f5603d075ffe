import { openNew } from './openFiles.ts'

/** The examples travel with the page as chunks of their own, so that they open without a server. */
const texts = import.meta.glob<string>('../../../public/examples/*.yaml', { query: '?raw', import: 'default' })

export async function openExample(name: string): Promise<void> {
  const load = texts[`../../../public/examples/${name}`]
  if (!load) throw new Error(`There is no example ${name}`)
  openNew(name, await load())
}

export const exampleNames = Object.keys(texts).map((path) => path.split('/').at(-1) ?? path)
