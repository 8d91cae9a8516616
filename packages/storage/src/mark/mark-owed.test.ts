import { expect, test } from 'vitest';
import { ledgerPort } from '../ledger/ledger.ts';
import type { OpenState } from '../ledger/open-state.ts';
import { noteBatch } from '../testing/profile.ts';
import { headMarks } from './head-marks.ts';

const intent = { type: 'effect.intended', version: 1, data: {} };

test('an intent whose mark could not be written is not read, and so not performed, before it is', async () => {
  let broken = true;
  const written: number[] = [];
  const marks = headMarks({
    file: {
      write({ seq }) {
        if (broken) throw Object.assign(new Error('EIO'), { code: 'EIO' });
        written.push(seq);
      },
      close: () => undefined,
    },
    keychain: undefined,
    account: 'profile/mark',
    clock: { now: () => 0 },
    timer: { at: () => () => undefined },
    active: () => true,
  });
  const port = ledgerPort({
    closed: () => false,
    recovery: () => [],
    appender: {
      append: () => ({ ok: true, value: [] }),
      tip: () => ({ seq: 7, hash: Buffer.alloc(32), at: 0 }),
    },
    statements: { of: () => ({ all: () => [] }) },
    upcast: (event: unknown) => event,
    marks,
  } as unknown as OpenState);

  const announced = await port.append({ ...noteBatch('a', 0, 'x'), events: [intent] });
  expect(announced).toMatchObject({ ok: false, error: { code: 'DISK_ERROR' } });
  await expect(port.readStream('a')).rejects.toMatchObject({ code: 'DISK_ERROR' });
  broken = false;
  expect(await port.readStream('a')).toEqual([]);
  expect(written).toEqual([7]);
  await port.readStream('a');
  expect(written).toEqual([7]);
});
