import type { EarnInstrument } from '@countinghouse/core';
import { describe, expect, it } from 'vitest';
import { heldOf } from './held.ts';

const VAULT = '0x00000000000000000000000000000000000Fa017';
const STRANGER = `0x${'99'.repeat(20)}`;

type Entry = Pick<EarnInstrument, 'check' | 'protocolAddress'> & { readonly held: string | null };

const of = ({ check, protocolAddress, held }: Entry) =>
  heldOf({
    check,
    protocolAddress,
    yieldToken: { address: held, symbol: null, decimals: null },
  } as EarnInstrument);
const checked = (...proves: string[]) => ({ result: 'checked', proves }) as const;
const open = { result: 'cannot-be-checked', problem: '' } as const;

describe('what is held of an instrument', () => {
  it.each<[string, Entry, boolean]>([
    [
      'the vault that is listed as what is held',
      { check: checked('yieldTokenAddress'), protocolAddress: STRANGER, held: VAULT },
      false,
    ],
    [
      'the vault that the id proves, not the stranger that is listed as what is held',
      { check: checked('protocolAddress'), protocolAddress: VAULT, held: STRANGER },
      false,
    ],
    [
      'a market that is its own token',
      {
        check: checked('yieldTokenAddress', 'tokenAddress'),
        protocolAddress: STRANGER,
        held: VAULT,
      },
      true,
    ],
  ])('is %s', (_, entry, oneToOne) => {
    expect(of(entry)).toEqual({ token: VAULT, check: 'checked', oneToOne });
  });

  it.each<[string, Entry]>([
    [
      'of a pool, whose id does not say what stands for a deposit',
      { check: checked('protocolAddress', 'tokenAddress'), protocolAddress: VAULT, held: STRANGER },
    ],
    [
      'where the market is the list’s own word',
      { check: checked('protocolAddress', 'marketId'), protocolAddress: VAULT, held: STRANGER },
    ],
    ['where the id says nothing', { check: open, protocolAddress: VAULT, held: STRANGER }],
    ['where only the protocol is named', { check: open, protocolAddress: STRANGER, held: null }],
  ])('cannot be checked %s', (_, entry) => {
    expect(of(entry)).toEqual({
      ...{ token: STRANGER, check: 'cannot-be-checked', oneToOne: false },
    });
  });

  it('is nothing where nothing is named', () => {
    expect(of({ check: open, protocolAddress: null, held: null })).toBeNull();
  });
});
