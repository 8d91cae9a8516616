import { expect, it } from 'vitest';
import type { Grant } from '../../../contract/earn.ts';
import { rightOn } from './right.ts';

const BASE = 'eip155:8453';
const answered = { account: null, agrees: null, failure: null };
const grant = (expiresAt: number | null): Grant => ({
  chain: { id: BASE, name: 'Base' },
  told: { status: 'active', expiresAt, policyVersion: null },
  signed: null,
  onChain: 'unknown',
});
const on = (
  grants: readonly Grant[],
  chain = BASE,
  told: Parameters<typeof rightOn>[0]['told'] = answered,
) => rightOn({ grants: [...grants], told }, chain, 1_000);

it('holds on its own chain, until its end', () => {
  expect(on([grant(null)])).toBe('held');
  expect(on([grant(1_001)])).toBe('held');
  expect(on([grant(1_000)])).toBe('over');
  expect(on([grant(null)], 'eip155:42161')).toBe('none');
  expect(on([{ ...grant(null), told: null }])).toBe('none');
});

it('is not denied to a service that could not be asked', () => {
  const failure = { code: 'PROVIDER_UNAVAILABLE', message: 'It is away.' } as const;
  expect(on([], BASE, { ...answered, failure })).toBe('unknown');
});
