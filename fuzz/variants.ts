import { isCollection, parseDocument, visit } from 'yaml'
import { indentOf } from './documents.ts'
import type { Random } from './random.ts'

type Shape = (text: string, random: Random) => string

/** What people's editors, habits and systems make of the same file. */
const SHAPES: Readonly<Record<string, Shape>> = {
  'as it is': (text) => text,
  wide: (text) =>
    text.replace(
      /^( *)((?:- )*)/gm,
      (_, indent: string, dashes: string) => indent + indent + dashes.replaceAll('- ', '-   '),
    ),
  'lists at their key': (text) => reprinted(text, { indentSeq: false }),
  'some flow': (text, random) => withSomeFlow(text, random),
  comments: (text, random) => withComments(text, random),
  'block scalars': (text, random) => beforeKeys(text, random, 0.08, blockScalar),
  anchors: (text, random) => beforeKeys(text, random, 0.04, anchorAndAlias),
  'rare forms': (text, random) => beforeKeys(text, random, 0.06, rareForm),
}

const ENDS: Readonly<Record<string, (text: string) => string>> = {
  LF: (text) => text,
  CRLF: (text) => text.replace(/\r?\n/g, '\r\n'),
  'a byte order mark': (text) => `\uFEFF${text.replace(/^\uFEFF/, '')}`,
  'no last line end': (text) => text.replace(/[\r\n]+$/, ''),
}

/** The text in one or two random shapes, and the name of them. */
export function shaped(text: string, random: Random): { readonly name: string; readonly text: string } {
  const names = Object.keys(SHAPES)
  const chosen = random.next() < 0.4 ? [random.pick(names), random.pick(names)] : [random.pick(names)]
  const end = random.next() < 0.5 ? 'LF' : random.pick(Object.keys(ENDS))
  const shapes = [...chosen.map((name) => SHAPES[name]), ENDS[end]]
  return {
    name: [...chosen, end].join(', '),
    text: shapes.reduce<string>((at, shape) => shape?.(at, random) ?? at, text),
  }
}

function reprinted(text: string, options: { indentSeq: boolean }): string {
  const document = parseDocument(text, { logLevel: 'silent' })
  return document.errors.length > 0 ? text : document.toString({ lineWidth: 0, ...options })
}

function withSomeFlow(text: string, random: Random): string {
  const document = parseDocument(text, { logLevel: 'silent' })
  if (document.errors.length > 0) return text
  visit(document, {
    Collection: (_, node, path) => {
      if (path.length > 2 && isCollection(node) && random.next() < 0.15) node.flow = true
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: random.next() < 0.5 })
}

/** Where in a list of lines a pair of a block mapping begins, as far as a look at the line tells. */
function isKeyLine(line: string): boolean {
  return /^\s*(?:- )*[A-Za-z][\w.]*:(?:\s|$)/.test(line)
}

/** Calls `change` for each line that is no line of a block scalar. */
function outsideBlocks(text: string, change: (line: string, number: number) => string[]): string {
  let block = -1
  return text
    .split('\n')
    .flatMap((line, number) => {
      const indent = indentOf(line)
      if (block >= 0 && (line.trim() === '' || indent > block)) return [line]
      block = /(?:^|\s)[|>][-+0-9]*\s*(?:#.*)?$/.test(line) ? indent : -1
      return change(line, number)
    })
    .join('\n')
}

/** Comments above a line, deeper, at the margin, after a blank line, and at the end of lines. */
export function withComments(text: string, random: Random): string {
  return outsideBlocks(text, (line, number) => {
    if (!isKeyLine(line) || random.next() > 0.2) return [line]
    const pad = ' '.repeat(indentOf(line))
    const note = `# note ${number}`
    const kind = random.below(6)
    if (kind === 0 && /: [\w./-]+$/.test(line)) return [`${line}${' '.repeat(1 + random.below(3))}${note}`]
    if (kind === 1) return ['', pad + note, line]
    if (kind === 2) return [pad + note, '', line]
    if (kind === 3) return [`${pad}  ${note}`, line]
    if (kind === 4) return [pad.slice(2) + note, line]
    return [pad + note, line]
  })
}

/** Puts a pair made by `make` before some pairs of block mappings. */
function beforeKeys(text: string, random: Random, share: number, make: Make): string {
  return outsideBlocks(text, (line, number) =>
    /^\s*[A-Za-z]/.test(line) && isKeyLine(line) && random.next() < share
      ? [...make(number, random).map((each) => (each === '' ? '' : ' '.repeat(indentOf(line)) + each)), line]
      : [line],
  )
}

type Make = (number: number, random: Random) => string[]

const blockScalar: Make = (number, random) => {
  const digit = random.next() < 0.3 ? 1 + random.below(4) : 0
  const header = `${random.pick(['|', '>'])}${digit || ''}${random.pick(['', '-', '+'])}${random.pick(['', '', ' # c'])}`
  const pad = ' '.repeat(digit || 2)
  const lines = random.pick([['a'], ['a', '  b', '', 'c'], ['- step:', '    k: v # no comment'], ['#!/bin/sh', 'x: |']])
  const first = digit > 0 && random.next() < 0.5 ? ['  deeper first'] : []
  const last = Array.from({ length: random.below(3) }, () => '')
  return [`block${number}: ${header}`, ...[...first, ...lines].map((line) => (line === '' ? '' : pad + line)), ...last]
}

const anchorAndAlias: Make = (number) => [
  `base${number}: &base${number}`,
  '  k: 1',
  '  l: [a, b]',
  `again${number}: *base${number}`,
]

const rareForm: Make = (number, random) =>
  random.pick([
    [`? odd${number}`, ': value'],
    [`tagged${number}: !!str 12`],
    [`'quoted ${number}' : "a \\u0041"`],
    [`compact${number}:`, '  - - x', '    - y', '  - - z'],
    [`empty${number}:`],
    [`plain${number}: one`, '  two', '', '  three'],
    [`flow${number}: {a: 1, b: [x, "y", ],}`],
    [`flow${number}:`, '  [ one, # first', '    two ]'],
  ])
