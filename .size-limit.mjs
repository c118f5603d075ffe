import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Budgets of the design, in brotli. What the page loads first is what its own HTML names. */
const WEB = 'dist/web'
const html = existsSync(`${WEB}/index.html`) ? readFileSync(`${WEB}/index.html`, 'utf8') : ''
const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, path]) => `${WEB}/${path}`)
const monaco = readdirSync(`${WEB}/assets`).filter((name) => /^mountTextView-.*\.js$/.test(name))

export default [
  { name: 'JavaScript of the first load', path: first, limit: '260 kB', brotli: true },
  {
    name: 'The code editor, loaded when first wanted',
    path: monaco.map((name) => `${WEB}/assets/${name}`),
    limit: '720 kB',
    brotli: true,
  },
]
