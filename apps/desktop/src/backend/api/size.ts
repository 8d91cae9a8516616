/** What a call may weigh, in characters and values together; far above any honest one. */
const MOST = 256 * 1024;

/** Calls that carry a file. */
const FILES: Readonly<Record<string, number>> = {
  'ledger.checkEvidence': 16_777_216 + 4_096,
};

/** The longest message that is looked at at all: the largest call, spelt as wastefully as JSON allows. */
export const MOST_MESSAGE_CHARACTERS = 18 * 1024 * 1024;

const DEEPEST = 32;

/** Whether the input of a procedure is larger, or deeper, than any it could take. */
export function isOversize(procedure: string, input: unknown): boolean {
  return weigh(input, FILES[procedure] ?? MOST, 0) < 0;
}

/** What is left of an allowance; negative once it is used up. */
function weigh(value: unknown, allowance: number, depth: number): number {
  if (depth > DEEPEST) return -1;
  if (typeof value === 'string') return allowance - value.length - 1;
  if (typeof value !== 'object' || value === null) return allowance - 1;
  if (value instanceof Blob) return -1;
  let left = allowance - 1;
  for (const [key, inner] of Object.entries(value)) {
    if (left < 0) break;
    left = weigh(inner, left - key.length, depth + 1);
  }
  return left;
}
