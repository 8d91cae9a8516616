import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from './errors.ts';

/** Who is asking. Only a partner may use ANY_INPUT; an anonymous caller pays for it. */
export type Caller = 'anonymous' | 'partner';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function makeKey(): string {
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({
    sub: 'countinghouse-sandbox',
    aud: 'oneclick-sandbox',
    iat: 1_767_225_600,
  })}`;
  const signature = createHmac('sha256', 'countinghouse sandbox, partner key')
    .update(body)
    .digest('base64url');
  return `${body}.${signature}`;
}

/** The one partner key the sandbox knows; published, and worthless anywhere else. */
export const PARTNER_KEY: string = makeKey();

/** Reads `X-API-Key` or a bearer token. A token that is there but unknown is refused. */
export function callerOf(headers: IncomingHttpHeaders): Caller {
  const authorization = headers.authorization;
  const bearer =
    authorization === undefined ? undefined : /^Bearer (.+)$/i.exec(authorization)?.[1];
  if (authorization !== undefined && bearer === undefined) throw unauthorized();
  const given = [headers['x-api-key'], bearer].flat().filter((key) => key !== undefined);
  if (given.length === 0) return 'anonymous';
  if (given.some((key) => key !== PARTNER_KEY)) throw unauthorized();
  return 'partner';
}

const unauthorized = (): Refusal =>
  new Refusal(401, 'Invalid or expired token', { error: 'Unauthorized', statusCode: 401 });
