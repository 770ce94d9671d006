import { defineConfig } from 'vite';

/** Each entry as an ES module (`.mjs`) and as CommonJS (`.js`), minified, with nothing of Node in them. */
export default defineConfig({
  build: {
    target: 'es2022',
    emptyOutDir: false,
    sourcemap: true,
    lib: {
      entry: { index: 'src/index.ts' },
      formats: ['es', 'cjs'],
      fileName: (format, entry) => `${entry}.${format === 'es' ? 'mjs' : 'js'}`,
    },
  },
});
