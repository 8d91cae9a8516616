import { STATUS_CODES } from 'node:http';
import type { Answer } from '../../http/answer.ts';

/** An answer of the service that is not a success: status, and the text or texts a client reads. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly texts: string | readonly string[];

  constructor(status: number, texts: string | readonly string[]) {
    super(typeof texts === 'string' ? texts : texts.join(', '));
    this.status = status;
    this.texts = texts;
  }
}

export const badRequest = (text: string): Refusal => new Refusal(400, text);
export const forbidden = (text: string): Refusal => new Refusal(403, text);
export const notFound = (text: string): Refusal => new Refusal(404, text);

/** Error body in the manner of the service's framework. */
export const failure = (status: number, message: string | readonly string[]): Answer => ({
  status,
  body: { statusCode: status, message, error: STATUS_CODES[status] ?? 'Error' },
});
