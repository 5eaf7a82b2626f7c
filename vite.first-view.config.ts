import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The first view of a page as the server draws it: `frontend/draw-first-view.tsx` with all that it needs, in React's
 * production build.
 */
export default defineConfig({
  root: path.join(import.meta.dirname, 'frontend'),
  plugins: [react()],
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true },
  build: {
    ssr: 'draw-first-view.tsx',
    outDir: path.join(import.meta.dirname, 'dist', 'first-view'),
    emptyOutDir: true,
    // Few and large on purpose; what counts is measured by `npm run bench -- ui`.
    chunkSizeWarningLimit: 1_000,
    target: 'node24',
  },
});
