import { expect, test } from 'vitest';
import { contract } from '../../contract/index.ts';
import type { Rooms } from '../api/call.ts';
import { fits } from '../testing/fits.ts';
import { must } from '../testing/must.ts';
import type { ToldDifferently } from '../world.ts';
import { networkProcedures } from './procedures.ts';

const told = (about: string, at: number): ToldDifferently => ({
  chain: 'eip155:8453',
  subject: 'finalized block',
  about,
  said: [
    { endpoint: 'https://base.invalid/v2/SECRET-KEY-IN-PATH', value: '0xaa' },
    { endpoint: 'https://other.invalid', value: '0xbb' },
  ],
  at,
});

test('what servers told differently is shown newest first, without the keys in their addresses', async () => {
  const outside = { disagreements: () => [told('10', 1), told('11', 2)] };
  const rooms = { house: { unlocked: () => ({ house: { outside } }) } } as unknown as Rooms;
  const answer = await networkProcedures.disagreements(rooms, undefined);
  fits(contract.networks.disagreements, answer);
  expect(must(answer)).toMatchObject([
    { chain: { name: 'Base' }, about: '11', said: [{ host: 'base.invalid', value: '0xaa' }, {}] },
    { about: '10', at: 1 },
  ]);
  expect(JSON.stringify(answer)).not.toContain('SECRET');
});
