import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeVisit, encodeVisit, frameCollector } from './frames.ts';

const runs = process.env.COUNTINGHOUSE_DEEP ? 20_000 : 300;
const secrets = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 4 });
const ticket = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('what is handed over arrives, however the pipe cuts it', () => {
  fc.assert(
    fc.property(ticket, secrets, fc.array(fc.nat({ max: 900 })), (key, list, cuts) => {
      const frame = encodeVisit({ ticket: key, secrets: list });
      const collector = frameCollector();
      const places = [
        0,
        ...cuts.filter((at) => at < frame.length).sort((a, b) => a - b),
        frame.length,
      ];
      let body: Buffer | 'too long' | null = null;
      for (let at = 1; at < places.length; at++) {
        const chunk = Buffer.from(frame.subarray(places[at - 1], places[at]));
        body = collector.add(chunk) ?? body;
        expect(chunk.every((byte) => byte === 0)).toBe(true);
      }
      if (body === null || body === 'too long') throw new Error('not whole');
      expect(decodeVisit(body)).toEqual({ ticket: key, secrets: list });
    }),
    { numRuns: runs },
  );
});

test('any other bytes are refused or not yet whole', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const body = Buffer.from(bytes);
      const visit = decodeVisit(body);
      if (visit) expect(encodeVisit(visit).subarray(4)).toEqual(body);
    }),
    { numRuns: runs },
  );
  expect(frameCollector().add(Buffer.from([255, 255, 255, 255]))).toBe('too long');
  expect(frameCollector().add(Buffer.alloc(20_000))).toBe('too long');
  expect(frameCollector().add(Buffer.from([0, 0, 0, 1, 7, 8]))).toBe('too long');
  expect(frameCollector().add(Buffer.from([0, 0, 0, 2, 7]))).toBeNull();
  expect(() =>
    encodeVisit({ ticket: new Uint8Array(32), secrets: [new Uint8Array(20_000)] }),
  ).toThrow();
});
