import { expect, it } from 'vitest';
import type { Answer } from '../../contract/result.ts';
import type { Host } from '../host/host.ts';
import type { Backend } from './backend.ts';
import { bringSecrets } from './courier.ts';

const lost = { ok: false, error: { code: 'BACKEND_RESTARTED', message: 'lost' } } as const;
const opened = { ok: true, value: { door: 'd'.repeat(32) } } as const;

/** A backend that answers these one after the other, before a host from which no courier comes. */
function bring(answers: readonly Answer<{ readonly door: string }>[]) {
  const heard: string[] = [];
  const left = [...answers];
  const doors = {
    open: async ({ commandId }: { readonly commandId: string }) => {
      heard.push(commandId);
      return left.shift() ?? lost;
    },
    close: async () => ({ ok: true, value: null }),
  };
  const backend = { ask: { doors } } as unknown as Backend;
  const host = { openCourier: () => Promise.reject(new Error('nobody')) } as unknown as Host;
  const answer = bringSecrets(backend, host, { kind: 'unlock', with: 'passphrase' }, ['secret']);
  return { answer, heard };
}

it('a door that was lost with its backend is opened once more, as another wish', async () => {
  const { answer, heard } = bring([lost, opened]);
  // It came as far as the courier.
  expect(await answer).toMatchObject({ ok: false, error: { code: 'DOOR_CLOSED' } });
  expect(new Set(heard).size).toBe(2);
});

it('one that is lost again, or refused, is not', async () => {
  const again = bring([lost, lost, opened]);
  expect(await again.answer).toEqual(lost);
  expect(again.heard).toHaveLength(2);
  const refused = { ok: false, error: { code: 'NOT_NOW', message: 'no' } } as const;
  const once = bring([refused, opened]);
  expect(await once.answer).toEqual(refused);
  expect(once.heard).toHaveLength(1);
});
