import { toJsonSchema } from '../core/schema/index.ts'
import { FINE } from './status.ts'
import { print } from './terminal/output.ts'

export async function schemaCommand(): Promise<number> {
  await print(`${JSON.stringify(toJsonSchema(), null, 2)}\n`)
  return FINE
}
