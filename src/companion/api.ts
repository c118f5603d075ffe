import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { stream } from 'hono/streaming'
import type { HeadAnswer, WatchLine } from '../core/repo/companionProtocol.ts'
import { ALIVE_INTERVAL } from '../core/repo/companionProtocol.ts'
import { HostError } from '../core/repo/fileHost.ts'
import { jsonOnly, tokenRequired } from './guard.ts'
import { bodyOf, commitRequest, MAX_BODY_BYTES, pathOf, pullRequest, pushRequest, writeRequest } from './requests.ts'
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
  app.put('/file', async (context) => {
    const { path, text, baseHash } = await bodyOf(context, writeRequest)
    return context.json(await workspace.write(path, text, baseHash))
  })

  app.get('/repo', async (context) => context.json(await repository.status()))
  app.get('/repo/head', async (context) => {
    const answer: HeadAnswer = { text: await repository.headText(pathOf(context)) }
    return context.json(answer)
  })
  app.post('/repo/commit', async (context) => {
    return context.json(await workspace.commit(await bodyOf(context, commitRequest)))
  })

  app.post('/repo/push', async (context) => context.json(await workspace.push(await bodyOf(context, pushRequest))))
  app.post('/repo/pull', async (context) => context.json(await workspace.pull(await bodyOf(context, pullRequest))))

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
