import { defineConfig } from 'vitest/config'

/* oxlint-disable import/no-default-export -- vitest reads the default export */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup/property-seed.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
