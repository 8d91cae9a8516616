/** A JSON Web Token, wherever it came from. */
const TOKEN_SHAPE = /eyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g;
const HEADER_SHAPE = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi;
/** Controls, and the marks that reorder or hide text on a screen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;

/**
 * Takes secrets out of a text that a service or the network layer produced, before it may stand in
 * an error: the exact secrets in use, and anything that looks like a token.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) if (secret !== '') clean = clean.replaceAll(secret, '[redacted]');
  return clean.replace(TOKEN_SHAPE, '[redacted]').replace(HEADER_SHAPE, '$1 [redacted]');
}

/** A stranger's text made fit to stand in a sentence: one line, visible characters, not endless. */
export function quoteText(text: string, longest = 300): string {
  const line = text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : line;
}
