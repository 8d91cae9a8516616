import { mergeConfig } from 'vitest/config';
import { shared } from '../../vitest.shared.ts';

/** Ten times the tries of every property need their time. */
const deep = process.env['COUNTINGHOUSE_DEEP'] === '1';

export default mergeConfig(shared, { test: deep ? { testTimeout: 30 * 60_000 } : {} });
