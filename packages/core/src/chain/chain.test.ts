import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../money/property-runs.test-support.ts';
import { evmChainId, evmChainNumber, parseChainId } from './chain-id.ts';
import { ONECLICK_CHAINS } from './known-chains.ts';
import { confirmationMsOf, knownChain, knownChains } from './look-up.ts';
import { chainFromOneClick, oneClickFromChain } from './oneclick-code.ts';

vi.setConfig({ testTimeout: PROPERTY_TIMEOUT_MS });

// The provider's list, written out a second time so that a code dropped from the table is noticed.
const CODES =
  'near eth base arb btc sol ton dash doge xrp zec gnosis bera bsc pol tron sui movement op avax ' +
  'stellar aptos cardano ltc xlayer monad bch adi plasma scroll starknet aleo hypercore fogo hood hlevm';

describe('CAIP-2 ids', () => {
  it.each([
    'eip155:1',
    'bip122:000000000019d6689c085ae165831e93',
    'bip122:12a765e31ffd4059bada1e25190f6e98',
    'cosmos:cosmoshub-3',
    'starknet:SN_GOERLI',
    'lip9:9ee11e9df416b18b',
    'chainstd:8c3444cf8970a9e41a706fab93e7a6c4',
    'tvm:-239',
  ])('takes %s', (id) => {
    const namespace = id.slice(0, id.indexOf(':'));
    expect(parseChainId(id)).toEqual({
      ok: true,
      value: { id, namespace, reference: id.slice(namespace.length + 1) },
    });
  });

  it.each([
    '',
    ':',
    'eip155',
    'eip155:',
    ':1',
    'ab:1',
    'toolongname:1',
    'EIP155:1',
    'cosmos:a b',
    'cosmos:a:b',
    `cosmos:${'a'.repeat(33)}`,
    ' eip155:1',
    'eip155:1\n',
    'eip155:0',
    'eip155:01',
    'eip155:0x1',
    'eip155:-1',
    'eip155:1e3',
    'eip155:9007199254740993',
    undefined,
    null,
    8453,
    {},
  ])('refuses %j', (text) => {
    expect(parseChainId(text)).toMatchObject({
      ok: false,
      error: { code: expect.stringMatching(/^NOT_A/u) },
    });
  });

  it('gives and takes EVM numbers', () => {
    expect(evmChainNumber('eip155:8453')).toBe(8453);
    expect(evmChainNumber('solana:8453')).toBeUndefined();
    expect(evmChainNumber('nonsense')).toBeUndefined();
    expect(evmChainId(42161)).toEqual({ ok: true, value: 'eip155:42161' });
    expect(evmChainId(10n)).toEqual({ ok: true, value: 'eip155:10' });
    for (const bad of [0, -1, 1.5, Number.NaN, 2 ** 60, '1', null, undefined, {}]) {
      expect(evmChainId(bad)).toMatchObject({ ok: false });
    }
  });
});

describe('the known chains', () => {
  it('are all the provider has', () => {
    expect(Object.keys(ONECLICK_CHAINS).sort()).toEqual(CODES.split(' ').sort());
  });

  it('have valid, distinct ids, and a provider-scoped one only where there is no other', () => {
    const ids = knownChains().map((chain) => chain.id);
    expect(new Set(ids).size).toBe(36);
    for (const chain of knownChains()) {
      expect(parseChainId(chain.id).ok).toBe(true);
      expect(chain.id.startsWith('oneclick:')).toBe(chain.idSource === 'provider');
      expect(knownChain(chain.id)).toBe(chain);
    }
    expect(ids.filter((id) => id.startsWith('oneclick:')).sort()).toEqual([
      'oneclick:fogo',
      'oneclick:hypercore',
      'oneclick:movement',
    ]);
  });

  it('are readable exactly where they are EVM chains', () => {
    for (const chain of knownChains()) expect(chain.readable).toBe(chain.id.startsWith('eip155:'));
  });

  it('say what a deposit needs', () => {
    expect(ONECLICK_CHAINS.stellar).toMatchObject({ memo: 'required' });
    expect(ONECLICK_CHAINS.xrp).toMatchObject({ memo: 'refused' });
    expect(ONECLICK_CHAINS.base).toMatchObject({ memo: 'none' });
    for (const chain of knownChains()) {
      expect(chain.memoNote === undefined).toBe(chain.memo === 'none');
    }
  });

  it('estimate confirmation on the long side, and longest for what nobody knows', () => {
    expect(confirmationMsOf('bip122:000000000019d6689c085ae165831e93')).toBe(3_600_000);
    expect(confirmationMsOf('eip155:8453')).toBe(120_000);
    const longest = Math.max(...knownChains().map((chain) => chain.confirmationMs));
    expect(confirmationMsOf('oneclick:brandnew')).toBeGreaterThanOrEqual(longest);
  });
});

describe('provider codes', () => {
  it.each(CODES.split(' '))('%s goes there and back', (code) => {
    const chain = chainFromOneClick(code);
    expect(chain.ok && oneClickFromChain(chain.value)).toBe(code);
  });

  it('has the ids people know', () => {
    expect(chainFromOneClick('base')).toEqual({ ok: true, value: 'eip155:8453' });
    expect(chainFromOneClick('sol')).toEqual({
      ok: true,
      value: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp',
    });
  });

  it('keeps codes it has never seen, apart from each other', () => {
    expect(chainFromOneClick('brandnew')).toEqual({ ok: true, value: 'oneclick:brandnew' });
    expect(chainFromOneClick('constructor')).toEqual({ ok: true, value: 'oneclick:constructor' });
    const codes = fc.stringMatching(/^[-_a-zA-Z0-9]{1,32}$/u);
    fc.assert(
      fc.property(codes, (code) => {
        const chain = chainFromOneClick(code);
        expect(chain.ok && parseChainId(chain.value).ok && oneClickFromChain(chain.value)).toBe(
          code,
        );
      }),
      propertyRuns,
    );
  });

  it('gives no code for what is not the provider’s', () => {
    expect(oneClickFromChain('eip155:31337')).toBeUndefined();
    expect(oneClickFromChain('oneclick:eth')).toBeUndefined();
    expect(oneClickFromChain('oneclick:')).toBeUndefined();
  });

  it('refuses what cannot be kept', () => {
    for (const code of ['', 'a b', 'a:b', 'ü', 'x'.repeat(33), 5, null, undefined, {}]) {
      expect(chainFromOneClick(code)).toMatchObject({
        ok: false,
        error: { code: 'UNREADABLE_PROVIDER_CODE' },
      });
    }
  });
});
