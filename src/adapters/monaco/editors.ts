/* One chunk: both views are Monaco, which is what weighs. */
export { mountScriptView } from './mountScriptView.ts'
export { mountTextView } from './mountTextView.ts'
