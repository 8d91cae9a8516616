import { attempt } from './attempt.ts';

/**
 * Whether a JSON text says its value once and in the plain way. A key that stands twice, or a letter
 * hidden in an escape, would show a person something else than what is checked.
 */
export function isPlainJson(text: string, value: unknown): boolean {
  return attempt(() => JSON.stringify(value)) === withoutSpace(text);
}

/** White space between the tokens is nobody's business; inside strings it counts. */
function withoutSpace(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|[ \t\r\n]+/g, (part) => (part[0] === '"' ? part : ''));
}
