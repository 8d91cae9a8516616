import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ChainId } from '../chain/chain-id.ts';
import { ONECLICK_CHAINS } from '../chain/known-chains.ts';
import { knownChains } from '../chain/look-up.ts';
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../money/property-runs.test-support.ts';
import { checkAddress } from './check-address.ts';
import { confirmTwice } from './confirm-twice.ts';
import { sameAddress } from './same-address.ts';
import { CHECKSUMMED, FORM_ONLY, REFUSED } from './vectors.test-support.ts';

vi.setConfig({ testTimeout: PROPERTY_TIMEOUT_MS });

const PRINTABLE = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i));

function identityOf(chain: ChainId, text: string): string | undefined {
  const result = checkAddress(chain, text);
  return result.ok ? result.value.identity : undefined;
}

// What a typing error may turn an address into: nothing, or another spelling of the same place
// ("+" for "-" in TON's two alphabets). Never a different place.
function expectHarmless(chain: ChainId, good: string, typed: string): void {
  const identity = identityOf(chain, typed);
  if (identity !== undefined) expect(identity).toBe(identityOf(chain, good));
}

// EIP-55 and Starknet hide their checksum in the case of the letters: some 16 bits, which one typing
// error in tens of thousands gets past by chance. The others have 16 bits with a guarantee, or 30 and more.
const byCase = CHECKSUMMED.filter(({ text }) => text.startsWith('0x'));
const byCode = CHECKSUMMED.filter(({ text }) => !text.startsWith('0x'));

describe('typing errors in checksummed addresses', () => {
  it.each(byCase)('$code $text: hardly a wrong digit gets past', ({ code, text }) => {
    const chain = ONECLICK_CHAINS[code].id;
    const typed = [...text].flatMap((digit, at) =>
      [...'0123456789abcdefABCDEF']
        .filter((other) => at > 1 && other !== digit)
        .map((other) => text.slice(0, at) + other + text.slice(at + 1)),
    );
    expect(typed.length).toBeGreaterThan(800);
    const unnoticed = typed.filter((other) => identityOf(chain, other) !== undefined);
    expect(unnoticed.length).toBeLessThanOrEqual(1);
  });

  it.each(byCode)('$code $text: every single wrong character is noticed', ({ code, text }) => {
    const chain = ONECLICK_CHAINS[code].id;
    // All substitutions of a short address, a seeded sample of a long one.
    const pairs = fc.tuple(fc.nat({ max: text.length - 1 }), fc.constantFrom(...PRINTABLE));
    fc.assert(
      fc.property(pairs, ([at, character]) => {
        if (text[at] === character) return;
        expectHarmless(chain, text, text.slice(0, at) + character + text.slice(at + 1));
      }),
      { ...propertyRuns, numRuns: Math.max(300, propertyRuns.numRuns / 10) },
    );
  });

  it.each(CHECKSUMMED)(
    '$code $text: two swapped neighbours and a lost character too',
    ({ code, text }) => {
      const chain = ONECLICK_CHAINS[code].id;
      for (let at = 0; at < text.length; at++) {
        const [a, b] = [text[at] ?? '', text[at + 1] ?? ''];
        const swapped = text.slice(0, at) + b + a + text.slice(at + 2);
        if (swapped !== text) expectHarmless(chain, text, swapped);
        expectHarmless(chain, text, text.slice(0, at) + text.slice(at + 1));
        expectHarmless(chain, text, text.slice(0, at) + a + text.slice(at));
      }
    },
  );
});

describe('whatever comes', () => {
  const chains = fc.constantFrom<ChainId>(
    ...knownChains().map((chain) => chain.id),
    'oneclick:brandnew',
    'nonsense' as ChainId,
  );
  const samples = [
    ...[...CHECKSUMMED, ...FORM_ONLY].map(({ text }) => text),
    ...REFUSED.map(([, text]) => text),
  ];
  const mutated = fc
    .tuple(fc.constantFrom(...samples), fc.nat(200), fc.nat(200), fc.string({ unit: 'binary' }))
    .map(([text, from, to, insert]) => text.slice(0, from) + insert + text.slice(to));
  const texts = fc.oneof(
    fc.constantFrom(...samples),
    mutated,
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: fc.constantFrom(...PRINTABLE), maxLength: 120 }),
    fc.anything(),
  );

  it('gives an address or a problem with a sentence, and never throws', () => {
    fc.assert(
      fc.property(chains, texts, texts, (chain, a, b) => {
        const result = checkAddress(chain, a);
        if (!result.ok) expect(result.error.message).not.toBe('');
        sameAddress(chain, a, b);
        confirmTwice(a, b);
      }),
      { ...propertyRuns, numRuns: propertyRuns.numRuns * 5 },
    );
  });

  it('is stable: the kept form is taken again and stays the same', () => {
    fc.assert(
      fc.property(chains, texts, (chain, text) => {
        const first = checkAddress(chain, text);
        if (!first.ok) return;
        const again = checkAddress(chain, first.value.address);
        expect(again).toMatchObject({
          ok: true,
          value: { address: first.value.address, identity: first.value.identity },
        });
      }),
      { ...propertyRuns, numRuns: propertyRuns.numRuns * 5 },
    );
  });
});
