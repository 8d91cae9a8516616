import { quoteText } from '../../http/redact.ts';
import { zErrorBody } from '../generated/zod.gen.ts';

/** The words an error answer gives as its reason; `undefined` if there are none to be had. */
export function reasonOf(json: unknown): string | undefined {
  const body = zErrorBody.safeParse(json);
  const message = body.success ? body.data.message : undefined;
  const text = quoteText(Array.isArray(message) ? message.join('; ') : (message ?? ''));
  return text === '' ? undefined : text;
}
