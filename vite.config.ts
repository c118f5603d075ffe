import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The page: `dist/index.html` and its assets. The program and the library are built by `vite.node.config.ts`. */
export default defineConfig({
  plugins: [react()],
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
  },
})
