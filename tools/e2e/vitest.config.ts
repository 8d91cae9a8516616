import { mergeConfig } from 'vitest/config';
import { shared } from '../../vitest.shared.ts';

/** Each file starts chains, services, a browser and processes of its own: few at a time, on two cores. */
export default mergeConfig(shared, {
  test: { maxWorkers: 2, testTimeout: 60_000, hookTimeout: 90_000 },
});
