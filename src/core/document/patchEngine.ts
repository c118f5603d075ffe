export { applyPatch } from '../patch/applyPatch.ts'
