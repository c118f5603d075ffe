import { open } from 'node:fs/promises'
import { codeOf } from '../companion/errorCode.ts'
import { decodeText } from '../companion/files/text.ts'
import { WrongUse } from './status.ts'

export const STDIN = '-'

/** The bytes of a file, or of standard input for `-`. A file that is not there is wrong use. */
export async function readBytes(path: string): Promise<Uint8Array> {
  if (path === STDIN) return readStdin()
  try {
    const file = await open(path)
    try {
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new WrongUse(`There is no file ${path}.`)
    if (code === 'EISDIR') throw new WrongUse(`${path} is a folder. Name a file.`)
    if (code === 'EACCES' || code === 'EPERM') throw new WrongUse(`${path} may not be read.`)
    throw error
  }
}

export async function readText(path: string): Promise<string> {
  return decodeText(await readBytes(path), path === STDIN ? 'Standard input' : path)
}

async function readStdin(): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
