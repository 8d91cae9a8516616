import { verifyQuoteSignature as officialVerify } from '@defuse-protocol/one-click-sdk-typescript';
import { base58 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../testing/property-runs.ts';
import {
  type Overrides,
  signatureOver,
  signedQuote,
  statusOf,
  TEST_KEY,
} from '../../testing/quotes.ts';
import { PRODUCTION_QUOTE_KEY, STAGING_QUOTE_KEY } from './keys.ts';
import { verifyQuoteSignature } from './verify.ts';

type Parts = { quoteRequest: Record<string, unknown>; quote: Record<string, unknown> };
const official = (quote: unknown) =>
  officialVerify(quote as Parameters<typeof officialVerify>[0], TEST_KEY);
const ours = (quote: unknown) => verifyQuoteSignature(quote, TEST_KEY);
const proof = (quote: unknown) => {
  const result = ours(quote);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const code = (quote: unknown, key = TEST_KEY) => {
  const result = verifyQuoteSignature(quote, key);
  return result.ok ? 'OK' : result.error.code;
};

describe('a signed quote', () => {
  it('verifies, as text and parsed, and names what is and is not covered', () => {
    const quote = signedQuote();
    expect(ours(quote)).toEqual(ours(JSON.stringify(quote)));
    expect(proof(quote)).toMatchObject({ publicKey: TEST_KEY, dry: false });
    expect(proof(quote).covered).toEqual([
      'quote.amountIn',
      'quote.amountInFormatted',
      'quote.amountInUsd',
      'quote.amountOut',
      'quote.amountOutFormatted',
      'quote.amountOutUsd',
      'quote.deadline',
      'quote.depositAddress',
      'quote.minAmountIn',
      'quote.minAmountOut',
      'quote.refundFee',
      'quote.timeEstimate',
      'quote.timeWhenInactive',
      'quote.withdrawFee',
      'quoteRequest.amount',
      'quoteRequest.depositType',
      'quoteRequest.destinationAsset',
      'quoteRequest.dry',
      'quoteRequest.originAsset',
      'quoteRequest.recipient',
      'quoteRequest.recipientType',
      'quoteRequest.refundTo',
      'quoteRequest.refundType',
      'quoteRequest.slippageTolerance',
      'quoteRequest.swapType',
      'timestamp',
    ]);
    expect(proof(quote).notCovered).toEqual([
      'correlationId',
      'quoteRequest.appFees',
      'quoteRequest.confidentiality',
      'quoteRequest.deadline',
      'quoteRequest.depositMode',
    ]);
  });

  it('covers the requested deadline, but no time estimate, only when dry', () => {
    const dry = signedQuote({ request: { dry: true } });
    expect(proof(dry).covered).toContain('quoteRequest.deadline');
    expect(proof(dry).notCovered).toContain('quote.timeEstimate');
  });

  it("lets an unset field of a real quote hide the request's of the same name", () => {
    const request = { virtualChainRecipient: '0x1', customRecipientMsg: 'm' };
    const quote = signedQuote({ request, quote: { virtualChainRecipient: '0x2' } });
    expect(proof(quote).covered).toContain('quote.virtualChainRecipient');
    expect(proof(quote).notCovered).toEqual(
      expect.arrayContaining([
        'quoteRequest.virtualChainRecipient',
        'quoteRequest.customRecipientMsg',
      ]),
    );
  });

  it('does not care about the order of its fields', () => {
    const quote = signedQuote();
    const turned = Object.fromEntries(Object.entries(quote).reverse());
    expect(code(turned)).toBe('OK');
  });
});

describe('a quote replayed in a status', () => {
  it('verifies', () => {
    expect(code(statusOf(signedQuote({ request: { referral: 'abc' } })))).toBe('OK');
  });

  it('says that a waiting time may have been dropped, and takes it back', () => {
    const status = statusOf(signedQuote({ request: { quoteWaitingTimeMs: 3000 } }));
    expect(code(status)).toBe('MISMATCH_OR_DROPPED_FIELD');
    const restore = { quoteWaitingTimeMs: 3000 };
    expect(verifyQuoteSignature(status, TEST_KEY, { restore }).ok).toBe(true);
    expect(verifyQuoteSignature(status, TEST_KEY, { restore: { quoteWaitingTimeMs: 1 } }).ok).toBe(
      false,
    );
  });
});

describe('what is refused', () => {
  it.each([
    ['another key', signedQuote(), STAGING_QUOTE_KEY, 'MISMATCH'],
    ['no key', signedQuote(), '', 'BAD_KEY'],
    ['a short key', signedQuote(), 'ed25519:abc', 'BAD_KEY'],
    ['a key with a letter base58 lacks', signedQuote(), `${TEST_KEY.slice(0, -1)}0`, 'BAD_KEY'],
    ['an endless key', signedQuote(), '1'.repeat(1_000_000), 'BAD_KEY'],
    ['no signature', { ...signedQuote(), signature: undefined }, TEST_KEY, 'BAD_SIGNATURE'],
    ['half a signature', { ...signedQuote(), signature: 'ed25519:1' }, TEST_KEY, 'BAD_SIGNATURE'],
    ['words', 'not json', TEST_KEY, 'BAD_FORMAT'],
    ['null', null, TEST_KEY, 'BAD_FORMAT'],
    ['a list', [signedQuote()], TEST_KEY, 'BAD_FORMAT'],
    ['an empty status', { quoteResponse: {} }, TEST_KEY, 'BAD_FORMAT'],
    [
      'two quotes, of which one is signed',
      { ...signedQuote({ quote: { amountIn: '1' } }), quoteResponse: signedQuote() },
      TEST_KEY,
      'BAD_FORMAT',
    ],
    ['dry as a word', signedQuote({ request: { dry: 'false' } }), TEST_KEY, 'BAD_FORMAT'],
    ['an amount of null', signedQuote({ quote: { amountIn: null } }), TEST_KEY, 'BAD_FORMAT'],
    ['an amount as object', signedQuote({ quote: { amountIn: {} } }), TEST_KEY, 'BAD_FORMAT'],
  ])('%s', (_, quote, key, expected) => {
    expect(code(quote, key)).toBe(expected);
  });

  it('fields that are only inherited, and getters that throw', () => {
    expect(code(Object.create(signedQuote()))).toBe('BAD_FORMAT');
    const trap = new Proxy(
      {},
      {
        getOwnPropertyDescriptor: () => {
          throw new Error('no');
        },
      },
    );
    expect(code(trap)).toBe('BAD_FORMAT');
  });

  it('a signature stretched by the group order, which some libraries let pass', () => {
    const signature = signatureOver(signedQuote());
    expect(code({ ...signedQuote(), signature: stretched(signature) })).toMatch(/^(MISMATCH|BAD)/);
  });

  it('a key of small order, under which anything would be signed', () => {
    const identity = [1, ...Array(31).fill(0)];
    const key = `ed25519:${base58.encode(Uint8Array.from(identity))}`;
    const nothing = Uint8Array.from([...identity, ...Array(32).fill(0)]);
    const signature = `ed25519:${base58.encode(nothing)}`;
    expect(code({ ...signedQuote(), signature }, key)).toBe('MISMATCH');
  });

  it("the production and the staging key are well formed, and neither is the test's", () => {
    expect([
      code(signedQuote(), PRODUCTION_QUOTE_KEY),
      code(signedQuote(), STAGING_QUOTE_KEY),
    ]).toEqual(['MISMATCH', 'MISMATCH']);
  });
});

describe('properties', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(''), fc.constant('é\ud800'));
  const maybe = fc.option(text, { nil: undefined });
  const overrides: fc.Arbitrary<Overrides> = fc.record({
    top: fc.record({ timestamp: text }),
    request: fc.record({
      dry: fc.boolean(),
      amount: text,
      recipient: text,
      slippageTolerance: fc.double({ noNaN: true, noDefaultInfinity: true }),
      referral: maybe,
      quoteWaitingTimeMs: fc.option(fc.nat(), { nil: null }),
      virtualChainRecipient: maybe,
      customRecipientMsg: maybe,
    }),
    quote: fc.record({
      depositAddress: maybe,
      depositMemo: fc.option(text, { nil: null }),
      deadline: maybe,
      timeEstimate: fc.nat(3),
      refundFee: maybe,
      virtualChainRecipient: maybe,
      customRecipientMsg: maybe,
    }),
  });

  it('agrees with the official package on what it signs', () => {
    fc.assert(
      fc.property(overrides, (over) => {
        const quote = signedQuote(over);
        expect([code(quote), official(quote)]).toEqual(['OK', true]);
      }),
      propertyRuns(150),
    );
  });

  it('agrees with the official package on any change, and every covered field counts', () => {
    fc.assert(
      fc.property(overrides, fc.nat(), text, (over, pick, value) => {
        const quote = signedQuote(over) as Record<string, unknown> & Parts;
        const { covered, notCovered } = proof(quote);
        const all = [
          ...['timestamp', 'correlationId'],
          ...Object.keys(quote.quoteRequest).map((name) => `quoteRequest.${name}`),
          ...Object.keys(quote.quote).map((name) => `quote.${name}`),
        ];
        const path = all[pick % all.length] ?? '';
        const changed = structuredClone(quote);
        const [box, name] = path.includes('.') ? path.split('.') : ['', path];
        const target = box === '' ? changed : changed[box as keyof Parts];
        if (target[name ?? ''] === value || name === 'dry') return;
        target[name ?? ''] = value;
        expect(code(changed) === 'OK').toBe(official(changed));
        if (covered.includes(path)) expect(code(changed)).not.toBe('OK');
        if (notCovered.includes(path)) expect(code(changed)).toBe('OK');
      }),
      propertyRuns(300),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (a, b, c) => {
        for (const answer of [a, { quoteRequest: a, quote: b, timestamp: c, signature: c }])
          expect(verifyQuoteSignature(answer, TEST_KEY).ok).toBe(false);
        expect(verifyQuoteSignature(signedQuote(), a as string).ok).toBe(false);
      }),
      propertyRuns(200),
    );
  });
});

/** The same signature with the group order added to its second half: a classical malleation. */
function stretched(signature: string): string {
  const bytes = base58.decode(signature.slice('ed25519:'.length));
  let carry = 0n;
  for (let i = 0; i < 32; i++) {
    const sum = BigInt(bytes[32 + i] ?? 0) + ((ORDER >> BigInt(8 * i)) & 255n) + carry;
    bytes[32 + i] = Number(sum & 255n);
    carry = sum >> 8n;
  }
  return `ed25519:${base58.encode(bytes)}`;
}
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
