import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `vite dev` finds the API; in production the API itself serves the built console. */
const api = process.env['WHEREFORE_API_URL'] ?? 'http://localhost:4000';

/** Two pages, the console and the GraphQL explorer, that load nothing from any other origin. */
export default defineConfig({
  appType: 'mpa',
  plugins: [react()],
  server: {
    proxy: {
      '/graphql': { target: api, changeOrigin: true },
      '/auth': { target: api, changeOrigin: true },
    },
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      input: { index: 'index.html', graphiql: 'graphiql.html' },
      // GraphiQL's files carry "use no memo", a hint to a compiler that has already run.
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
});
