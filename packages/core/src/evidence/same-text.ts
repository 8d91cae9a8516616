import { attempt } from './attempt.ts';

/**
 * Whether a JSON text says its value once and in the plain way. A key that stands twice, or a letter
 * hidden in an escape, would show a person something else than what is checked.
 */
export function isPlainJson(text: string, value: unknown): boolean {
  return attempt(() => JSON.stringify(value)) === withoutSpace(text);
}

/**
 * White space between the tokens is nobody's business; inside strings it counts. A loop, because a
 * regular expression runs out of stack on the long strings of an event.
 */
function withoutSpace(text: string): string {
  const parts: string[] = [];
  let inString = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (inString && letter === '\\') at += 1;
    else if (letter === '"') inString = !inString;
    else if (
      !inString &&
      (letter === ' ' || letter === '\n' || letter === '\r' || letter === '\t')
    ) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.join('');
}
