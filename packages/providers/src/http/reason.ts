import { quoteText } from './redact.ts';

/**
 * The words an error answer gives as its reason in `message`, a text or a list of texts;
 * `undefined` if there are none to be had. Fit to stand in a sentence, and not endless.
 */
export function reasonOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, 'message'))
    return undefined;
  return words('message' in json ? json.message : undefined);
}

function words(message: unknown): string | undefined {
  const texts = (Array.isArray(message) ? message : [message]).filter(isText);
  const text = quoteText(texts.join('; '));
  return text === '' ? undefined : text;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
