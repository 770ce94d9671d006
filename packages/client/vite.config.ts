import { defineConfig } from 'vite';

/** Each entry as an ES module (`.mjs`) and as CommonJS (`.js`), minified, with nothing of Node in them. */
export default defineConfig({
  build: {
    target: 'es2022',
    sourcemap: true,
    rolldownOptions: { external: ['react'] },
    lib: {
      entry: { index: 'src/index.ts', element: 'src/element.ts', react: 'src/react.ts' },
      formats: ['es', 'cjs'],
      fileName: (format, entry) => `${entry}.${format === 'es' ? 'mjs' : 'js'}`,
    },
  },
});
