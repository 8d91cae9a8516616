import { z } from 'zod';
import type { Tally } from './tally.ts';

const report = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/**
 * Counts a JSON report of vitest. What failed outside any test counts once: a file that could not be
 * loaded, an error nobody caught.
 *
 * @throws when the text is no such report
 */
export function readReport(text: string): Tally {
  const { success, testResults } = report.parse(JSON.parse(text));
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const { status, assertionResults } of testResults) {
    const count = (wanted: string) =>
      assertionResults.filter((each) => each.status === wanted).length;
    const failures = count('failed');
    passed += count('passed');
    failed += status === 'failed' && failures === 0 ? 1 : failures;
    skipped += assertionResults.length - count('passed') - failures;
  }
  return { passed, failed: !success && failed === 0 ? 1 : failed, skipped };
}
