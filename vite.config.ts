import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The merchant's pages: sources in `frontend/`, hashed assets in `dist/frontend/assets`, served by the app itself. */
export default defineConfig({
  root: path.join(import.meta.dirname, 'frontend'),
  plugins: [react()],
  build: {
    outDir: path.join(import.meta.dirname, 'dist', 'frontend'),
    emptyOutDir: true,
    // App Bridge runs in evergreen browsers only.
    target: 'es2023',
    // One stylesheet: screens that arrive later must not restyle what is already there.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
  },
});
