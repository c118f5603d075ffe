import { useEffect } from 'react'
import type { TextView } from '../../core/document/textView.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import { gutterOf } from '../history/blame.ts'
import type { OpenFile } from '../state/openFile.ts'
import { ports } from '../state/ports.ts'
import { announce, useUi } from '../state/ui.ts'

/** Milliseconds without a change until git is asked anew. Meanwhile the gutter shows what it did. */
const PAUSE = 600

/** Who last changed each line, in the gutter, as long as a person wants it. */
export function useBlame(view: TextView | null, { path, document }: OpenFile): void {
  const isWanted = useUi((state) => state.blame)
  useEffect(() => {
    const { repo } = ports()
    if (!view || !repo || !isWanted) return undefined
    let left = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      const { version } = document
      try {
        const lines = await repo.blame(path, document.text)
        if (left || document.version !== version) return
        if (lines.length === 0) announce(`No commit has ${path} yet`)
        view.annotate(lines.length === 0 ? null : gutterOf(lines))
      } catch (error) {
        if (!(error instanceof HostError)) throw error
        announce(error.message)
      }
    }
    void ask()
    const unsubscribe = document.onChange(() => {
      clearTimeout(timer)
      timer = setTimeout(() => void ask(), PAUSE)
    })
    return () => {
      left = true
      clearTimeout(timer)
      unsubscribe()
      view.annotate(null)
    }
  }, [view, path, document, isWanted])
}
