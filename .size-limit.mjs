import { readFileSync, readdirSync } from 'node:fs'

/** Budgets of the design, in brotli. */
const WEB = 'dist/web'
const manifest = JSON.parse(readFileSync(`${WEB}/.vite/manifest.json`, 'utf8'))
const chunkOf = (name) => {
  const chunk = manifest[name]
  if (!chunk) throw new Error(`${name} is not in the build: is it called something else now?`)
  return chunk
}

/** The file of a chunk and of all that it imports statically. */
function closure(names, seen = new Set()) {
  for (const name of names) {
    if (seen.has(name)) continue
    seen.add(name)
    closure(chunkOf(name).imports ?? [], seen)
  }
  return seen
}

const filesOf = (names) => [...closure(names)].map((name) => `${WEB}/${chunkOf(name).file}`)
// `start.ts` asks for the program and, with a file in the address, for the views of a file (docs/decisions/0007).
const PROGRAM = ['index.html', 'src/main.tsx']
const VIEWS = ['src/studio/canvas/Canvas.tsx', 'src/studio/inspector/Inspector.tsx']
const monaco = readdirSync(`${WEB}/assets`).filter((name) => /^editors-.*\.js$/.test(name))

export default [
  {
    name: 'JavaScript of the first load',
    path: filesOf(PROGRAM),
    limit: '260 kB',
    brotli: true,
  },
  {
    name: 'The same with canvas and inspector, for the first picture',
    path: filesOf([...PROGRAM, ...VIEWS]),
    limit: '335 kB',
    brotli: true,
  },
  {
    name: 'The code editor, loaded when first wanted',
    path: monaco.map((name) => `${WEB}/assets/${name}`),
    limit: '720 kB',
    brotli: true,
  },
]
