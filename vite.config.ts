import react from '@vitejs/plugin-react'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'

const fastRooms = ['unit', 'contract', 'property', 'crash', 'architecture']

export default defineConfig({
  plugins: [
    react(),
    VitePWA({
      // Prompt, and main.tsx passes onNeedReload: an update never reloads a tab in mid-conversation (P10).
      registerType: 'prompt',
      injectRegister: null,
      strategies: 'generateSW',
      includeAssets: [],
      manifest: {
        name: 'Praatplaat',
        short_name: 'Praatplaat',
        description: 'Gesprekken in het ontmoetingscentrum, ook zonder wifi.',
        lang: 'nl',
        dir: 'ltr',
        start_url: './',
        scope: './',
        display: 'standalone',
        orientation: 'any',
        background_color: '#E8DAC0',
        theme_color: '#E8DAC0',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        // woff2 and svg are not in the default: a language or drawing never opened before must work offline.
        globPatterns: ['**/*.{js,css,html,svg,png,webp,woff2,json,webmanifest}'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
        navigateFallback: 'index.html',
        navigateFallbackDenylist: [/^\/api\//],
        clientsClaim: true,
        // No runtime caching, so the worker answers GETs of precached files only and never touches a POST.
        runtimeCaching: [],
      },
    }),
  ],
  base: './',
  define: { __BUILD__: JSON.stringify(process.env.PRAATPLAAT_BUILD ?? process.env.npm_package_version ?? '0') },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { port: 5173, proxy: { '/api': 'http://localhost:8080' } },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'fast', include: fastRooms.map((room) => `tests/${room}/**/*.test.ts`), testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
