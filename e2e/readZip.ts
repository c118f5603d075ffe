import { openPromise } from 'yauzl'

/** The files of a zip, by path. */
export async function readZip(path: string): Promise<Readonly<Record<string, string>>> {
  const zip = await openPromise(path)
  const files: Record<string, string> = {}
  for await (const entry of zip.eachEntry()) {
    const chunks = await (await zip.openReadStreamPromise(entry)).toArray()
    files[entry.fileName] = Buffer.concat(chunks as Buffer[]).toString('utf8')
  }
  return files
}
