import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'

/** What the program and its views share is one file: on the first visit a request costs more than a few kilobytes. */
const SHARED =
  /\/src\/(core\/(?!merge|repo\/(provider|remotePlace|harness)|schema\/starters|problems\/conflict|commands\/(service|docker|references|changeId|listDiff)|assist\/(completions|hover|lineContext|expressions|search|fieldLabel))|studio\/(ui\/(?!Dialog|ChangeList|TextField|[Yy]aml)|state|shell\/(?!otherKeys|ShortcutsDialog)|files\/(?!NewPipeline|StarterDrawing))).*\.tsx?$|\/src\/studio\/canvas\/stepIcon|\/node_modules\/(?!monaco-editor|@xyflow|cmdk|diff|fflate|d3-|classcat)/

/** What the first script is made of must not wait for the rest. */
const START =
  /preload-helper|\/(askAhead|pageAddress|companionProtocol)\.ts|\/(tokens|base|Studio|TopBar|StatusBar)\.css/

/**
 * For hosts that send no policy of their own, as the companion does (`securityHeaders.ts`): nothing runs but the page's own files. Only
 * calls may go elsewhere, to the provider that a person connects to.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self' https: http:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Not while developing: the development server writes scripts into the page. */
const policy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
      injectTo: 'head-prepend',
    },
  ],
}

/** The page: `dist/index.html` and its assets. The program and the library are built by `vite.node.config.ts`. */
export default defineConfig({
  plugins: [react(), policy],
  // Relative addresses: the same build is served by the companion and from any folder of a static host.
  base: './',
  worker: { format: 'es' },
  build: {
    outDir: 'dist/web',
    // Read by the size check, which must know what the start loads by `import()`.
    manifest: true,
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', test: START, priority: 2 },
            { name: 'shared', test: SHARED, priority: 1 },
          ],
        },
      },
    },
  },
})
