import type { Found } from '../../core/assist/search.ts'
import type { FilesFound } from './useFilesSearch.ts'

export function documentCount({ hits, more }: Found): string {
  return `${hits.length}${more ? ' and more' : ''} found`
}

/** How many lines of how many files, once the search has ended. */
export function filesCount({ files, end, trouble }: FilesFound): string {
  if (trouble !== undefined) return ''
  if (!end) return 'Searching…'
  const lines = files.reduce((sum, { hits }) => sum + hits.length, 0)
  const isMore = end.stopped !== null || files.some(({ more }) => more)
  const passedOver = end.passedOver === 0 ? '' : `, ${end.passedOver} not readable`
  return `${lines}${isMore ? ' and more' : ''} found in ${files.length === 1 ? '1 file' : `${files.length} files`}${passedOver}`
}
