/** Whether a text can be an API key or a token: something that may stand in a header, as it is. */
export function isKeyText(text: unknown): text is string {
  return typeof text === 'string' && /^[\x21-\x7e]{1,8192}$/.test(text);
}

/** What to tell a person whose key cannot be one. Never names the key. */
export const BAD_KEY =
  'The key is empty or holds spaces or characters a key cannot have. Paste it again.';
