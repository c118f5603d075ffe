import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { stream } from 'hono/streaming'
import type { TextAnswer, WatchLine, Work } from '../core/repo/companionProtocol.ts'
import { ALIVE_INTERVAL } from '../core/repo/companionProtocol.ts'
import type { FileHits, SearchEnd } from '../core/repo/fileHost.ts'
import { HostError } from '../core/repo/fileHost.ts'
import { jsonOnly, tokenRequired } from './guard.ts'
import { searchFiles } from './files/searchFiles.ts'
import {
  blameRequest,
  bodyOf,
  commitRequest,
  MAX_BODY_BYTES,
  nothing,
  pathOf,
  pullRequest,
  pushRequest,
  queryOf,
  switchRequest,
  writeRequest,
} from './requests.ts'
import { streamWork } from './streamWork.ts'
import type { Workspace } from './workspace.ts'

/** The calls of `core/repo/companionProtocol.ts`. */
export function api(workspace: Workspace, token: string): Hono {
  const { files, repository } = workspace
  const app = new Hono()
  app.use('*', tokenRequired(token), jsonOnly())
  app.use('*', bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }))
  app.use('*', async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-store')
  })

  app.get('/workspace', async (context) => context.json(await workspace.info()))
  app.get('/files', async (context) => context.json(await files.list()))
  app.get('/file', async (context) => context.json(await files.read(pathOf(context))))
  app.get('/search', (context) => {
    const query = queryOf(context)
    return streamWork<Work<SearchEnd, FileHits>>(context, (onFound, signal) =>
      searchFiles(files, query, onFound, signal),
    )
  })
  app.put('/file', async (context) => {
    const { path, text, baseHash } = await bodyOf(context, writeRequest)
    return context.json(await workspace.write(path, text, baseHash))
  })

  app.get('/repo', async (context) => context.json(await repository.status()))
  app.get('/repo/text', async (context) => {
    const commit = context.req.query('commit') ?? 'HEAD'
    const answer: TextAnswer = { text: await repository.textAt(pathOf(context), commit) }
    return context.json(answer)
  })
  app.get('/repo/log', async (context) => context.json(await repository.log(pathOf(context))))
  app.post('/repo/blame', async (context) => {
    const { path, text } = await bodyOf(context, blameRequest)
    return context.json(await repository.blame(path, text))
  })
  app.post('/repo/commit', async (context) => {
    return context.json(await workspace.commit(await bodyOf(context, commitRequest)))
  })
  app.post('/repo/push', async (context) => {
    const request = await bodyOf(context, pushRequest)
    return streamWork(context, (onProgress) => workspace.push(request, onProgress))
  })
  app.post('/repo/pull', async (context) => {
    const request = await bodyOf(context, pullRequest)
    return streamWork(context, (onProgress) => workspace.pull(request, onProgress))
  })
  app.post('/repo/switch', async (context) => {
    return context.json(await workspace.switchBranch(await bodyOf(context, switchRequest)))
  })
  app.post('/repo/init', async (context) => {
    await bodyOf(context, nothing)
    await workspace.init()
    return context.json({})
  })

  app.get('/watch', (context) => {
    context.header('Content-Type', 'application/x-ndjson')
    return stream(context, async (out) => {
      const tell = (line: WatchLine) => void out.write(`${JSON.stringify(line)}\n`)
      const ended = new Promise<void>((resolve) => out.onAbort(resolve))
      const stop = await workspace.watch.listen(tell)
      const alive = setInterval(() => tell({ kind: 'alive' }), ALIVE_INTERVAL)
      tell({ kind: 'ready' })
      await Promise.race([ended, workspace.closing])
      clearInterval(alive)
      stop()
    })
  })
  app.all('*', () => {
    throw new HostError('not-found', 'There is no such call.')
  })
  return app
}

function tooLarge(): never {
  throw new HostError('too-large', `A request may have ${MAX_BODY_BYTES / 1024 / 1024} MB at most.`)
}
