import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `vite dev` finds the API; built, the shop is served by the API itself. */
const api = process.env['WHEREFORE_API_URL'] ?? 'http://localhost:4000';

export default defineConfig({
  base: '/shop/',
  plugins: [react()],
  server: {
    port: 5174,
    proxy: {
      '/graphql': { target: api, changeOrigin: true },
      '/auth': { target: api, changeOrigin: true },
    },
  },
  build: { target: 'es2022', assetsInlineLimit: 0 },
});
