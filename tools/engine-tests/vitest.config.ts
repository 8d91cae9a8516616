import { mergeConfig } from 'vitest/config';
import { shared } from '../../vitest.shared.ts';

/** Each file starts chains, services and processes of its own: one after the other, on two cores. */
export default mergeConfig(shared, {
  test: { fileParallelism: false, testTimeout: 60_000, hookTimeout: 90_000 },
});
