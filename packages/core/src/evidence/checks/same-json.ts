import { jsonDigest } from '../../review/digest.ts';
import { attempt } from '../attempt.ts';

/** Whether two values are the same JSON, in whatever order their keys stand. */
export function same(a: unknown, b: unknown): boolean {
  const [one, other] = [attempt(() => jsonDigest(a)), attempt(() => jsonDigest(b))];
  return one !== undefined && one === other;
}
