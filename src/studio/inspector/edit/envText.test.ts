import { expect, it } from 'vitest'
import { readEnvText } from './envText.ts'

it('reads the lines of an .env file', () => {
  const text = `# database
export POSTGRES_DB=orders
POSTGRES_PASSWORD="s3cret # not a comment"
EMPTY=

TOKEN='a=b'   # a comment
PORT: 5432`
  expect(readEnvText(text)).toEqual([
    ['POSTGRES_DB', 'orders'],
    ['POSTGRES_PASSWORD', 's3cret # not a comment'],
    ['EMPTY', ''],
    ['TOKEN', 'a=b'],
    ['PORT', '5432'],
  ])
})

it('leaves other text alone', () => {
  expect(readEnvText('POSTGRES_DB')).toBeUndefined()
  expect(readEnvText('postgres://user@host/db?x=1')).toBeUndefined()
  expect(readEnvText('A=1\nsome words')).toBeUndefined()
  expect(readEnvText('')).toBeUndefined()
})
