import { expect, it } from 'vitest';
import { commandIds } from './command-id.ts';

function counted() {
  let made = 0;
  return commandIds(() => {
    made += 1;
    return String(made);
  });
}

it('the same wish keeps its id until it is answered, so that a repeat is one', () => {
  const ids = counted();
  expect([ids.of('5 USDC'), ids.of('5 USDC')]).toEqual(['1', '1']);
  ids.answered();
  expect(ids.of('5 USDC')).toBe('2');
});

it('another wish is never asked for under the id of one that found no answer', () => {
  const ids = counted();
  expect([ids.of('5 USDC'), ids.of('50 USDC'), ids.of('50 USDC')]).toEqual(['1', '2', '2']);
});
