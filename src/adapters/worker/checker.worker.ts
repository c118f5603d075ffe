import { outlineFromParse } from '../../core/document/outline/outlineFromParse.ts'
import { checkPipeline } from '../../core/problems/checkPipeline.ts'
import type { Problem } from '../../core/problems/problem.ts'
import type { CheckAnswer, CheckRequest } from './protocol.ts'

/** Checks whole files beside the page, so that a large one never makes typing wait. */
self.onmessage = ({ data }: MessageEvent<CheckRequest>) => {
  const { version, text } = data
  const outline = data.outline ? outlineFromParse(text) : undefined
  const problems = data.check ? checkPipeline(text).map(withoutEntry) : undefined
  const answer: CheckAnswer = { version, problems, outline }
  self.postMessage(answer)
}

function withoutEntry({ entry, ...problem }: Problem): Omit<Problem, 'entry'> {
  void entry
  return problem
}
