import type { ServerResponse } from 'node:http';
import type { Answer, Incoming } from './answer.ts';
import { type Fault, TEXTS } from './faults.ts';
import { write } from './write.ts';

const HTML =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>502</body></html>';

/** Whether a fault strikes before the request takes effect. */
export const isBefore = (fault: Fault): boolean =>
  fault.kind === 'refuse' || ('when' in fault && fault.when === 'before');

/** Applies a fault; true when the request has been answered (or cut off) by it. */
export async function spoil(
  failureOf: (status: number, message: string, path: string) => Answer,
  fault: Fault,
  request: Incoming,
  response: ServerResponse,
  answer?: Answer,
): Promise<boolean> {
  switch (fault.kind) {
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return false;
    case 'status': {
      const text = fault.message ?? (fault.status === 429 ? 'Too Many Requests' : TEXTS.internal);
      const failure = failureOf(fault.status, text ?? '', request.path);
      const retry = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
      write(response, { ...failure, headers: retry });
      return true;
    }
    case 'refuse':
      write(response, failureOf(fault.status, TEXTS[fault.text] ?? fault.text, request.path));
      return true;
    case 'html':
      write(response, {
        status: fault.status,
        body: HTML,
        headers: { 'content-type': 'text/html' },
      });
      return true;
    case 'notJson':
      write(response, { status: 200, body: '{"correlationId": oops', headers: {} });
      return true;
    case 'reset':
      response.socket?.resetAndDestroy();
      return true;
    case 'truncate': {
      const text = JSON.stringify(answer?.body ?? {});
      response.writeHead(answer?.status ?? 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(Buffer.byteLength(text)),
      });
      response.write(text.slice(0, Math.floor(text.length / 2)), () => response.socket?.destroy());
      return true;
    }
  }
}
