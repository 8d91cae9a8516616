import { defineConfig } from 'vitest/config';

const deep = process.env.COUNTINGHOUSE_DEEP === '1';
const MINUTES = 60_000;

/** Settings every project's tests share: workspace packages are read from source, never from `dist`. */
export const shared = defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
  test: {
    include: ['{src,examples}/**/*.test.ts'],
    testTimeout: deep ? 600 * MINUTES : 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
});
