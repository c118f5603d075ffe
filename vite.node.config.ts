import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

/** The program (`dist/cli.js` with `dist/checkWorker.js`) and the library (`dist/core.js`): plain ES modules for Node 20, dependencies bundled. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    ssr: true,
    minify: false,
    rolldownOptions: {
      input: {
        cli: 'src/cli/main.ts',
        checkWorker: 'src/cli/check/workers/check.worker.ts',
        core: 'src/core/index.ts',
      },
      external: [...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, target: 'node' },
})
