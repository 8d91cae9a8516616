import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../testing/property-runs.ts';
import { readActionError } from './action-error.ts';
import { describeError, type RefusalContext } from './describe-error.ts';
import { recognise } from './sentences.ts';

/** An error answer as frameworks of the service's kind write it. */
function told(message: unknown, status = 400, context: RefusalContext = {}) {
  const json = { statusCode: status, message, error: 'Bad Request' };
  return describeError({ status, text: JSON.stringify(json), json }, context);
}

describe('the texts', () => {
  it.each([
    // Seen.
    ['No chain has sufficient USDC balance', 'INSUFFICIENT_USDC'],
    ['This instrument is unavailable to the calldata API', 'INSTRUMENT_UNAVAILABLE'],
    ['No liquid direct Uniswap V3 route is available for this deposit', 'NO_ROUTE'],
    ['Atomic bundle simulation reverted', 'SIMULATION_REVERTED'],
    // Names of the contracts' errors.
    ['execution reverted: InsufficientOutput(1,2)', 'SLIPPAGE'],
    ['CrossChainSellNotSupported()', 'CROSS_CHAIN_SELL'],
    ['FastTransferRequiresFee', 'MAX_FEE_TOO_LOW'],
    ['DestinationDomainNotConfigured(143)', 'CHAIN_UNSUPPORTED'],
    ['FailedOpWithRevert: AA23 reverted InvalidCallData()', 'OUTSIDE_GRANT'],
    ['AA22 expired or not due', 'GRANT_EXPIRED'],
    ['AA24 signature error', 'BAD_SIGNATURE'],
    ['AA25 invalid account nonce', 'REVERTED'],
    // Likely.
    ['Insufficient USDC in smart account on chain 8453', 'INSUFFICIENT_USDC'],
    ['Insufficient yield token balance', 'INSUFFICIENT_SHARES'],
    ['Slippage too high', 'SLIPPAGE'],
    ['No active grant for this owner on chain 42161', 'NO_GRANT'],
    ['Grant was revoked', 'NO_GRANT'],
    ['Owner is not authorized on this chain', 'NO_GRANT'],
    ['Session grant expired', 'GRANT_EXPIRED'],
    ['Spend cap exceeded', 'SPEND_CAP_REACHED'],
    ['API key is not allowed to act for this owner', 'KEY_NOT_OWNER'],
    ['Invalid signature', 'BAD_SIGNATURE'],
    ['No pending withdrawal for this owner', 'NOT_PREPARED'],
    ['Unsupported chain: 1', 'CHAIN_UNSUPPORTED'],
    ['Cross-chain sell is not supported', 'CROSS_CHAIN_SELL'],
    ['Instrument not found', 'INSTRUMENT_UNKNOWN'],
    ['Instrument is not active', 'INSTRUMENT_UNAVAILABLE'],
    ['UserOp reverted', 'REVERTED'],
    ['An action with this key is already in progress', 'CONFLICT'],
    ['A reason from the future', 'REFUSED'],
  ])('%s', (text, code) => {
    const described = told(text);
    expect(described.code).toBe(code);
    expect(described.message).toContain(text);
    expect(readActionError(text)).toEqual({ code, text });
  });

  it('are one line of visible characters, and not endless', () => {
    expect(told('a\u202Eb\n<script>').message).toContain('“a b <script>”');
    expect(told('x'.repeat(5000)).message.length).toBeLessThan(500);
    expect(told(['amountUsdc must be a string', 'x is missing']).message).toMatch(/string; x is/);
    expect(readActionError(`revert ${'y'.repeat(5000)}`)?.text.length).toBeLessThan(400);
    expect(readActionError(' \n')).toBeNull();
    expect(readActionError(null)).toBeNull();
  });

  it('of any kind are read without a throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(recognise(text)?.message ?? '.').toMatch(/\.$/);
      }),
      propertyRuns(300),
    );
  });
});

describe('the statuses', () => {
  it('401 is a key that is wrong, whatever it says', () => {
    expect(told('Invalid signature', 401)).toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('403 is a key that may not act for an owner, where there is one', () => {
    const owner = told('Forbidden', 403, { forOwner: true });
    expect(owner).toMatchObject({ kind: 'unauthorized', code: 'KEY_NOT_OWNER' });
    expect(told('Forbidden', 403)).toMatchObject({ kind: 'unauthorized', code: 'UNAUTHORIZED' });
    expect(told('Grant was revoked', 403, { forOwner: true }).code).toBe('NO_GRANT');
  });

  it('404 is told apart: not known, not yet, and no such function', () => {
    expect(told('Job not found', 404, { unknown: 'RELAY_UNKNOWN' }).code).toBe('RELAY_UNKNOWN');
    expect(told('Not Found', 404, { unknown: 'ACTION_UNKNOWN' }).code).toBe('ACTION_UNKNOWN');
    expect(told('Instrument not found', 404).code).toBe('INSTRUMENT_UNKNOWN');
    expect(told('Whatever', 404).code).toBe('REFUSED');
    const route = told('Cannot GET /cctp/relay/tx/0x1', 404, { unknown: 'RELAY_UNKNOWN' });
    expect(route.code).toBe('ROUTE_UNKNOWN');
    const html = { status: 404, text: '<html>', json: undefined };
    expect(describeError(html, { unknown: 'RELAY_UNKNOWN' }).code).toBe('NOT_FOUND');
  });

  it('5xx is trouble, whatever it says, but for the relayer and for what is not offered', () => {
    expect(told('Insufficient USDC', 500)).toMatchObject({ code: 'SERVER_ERROR' });
    expect(told('Relayer is unavailable', 503)).toMatchObject({
      kind: 'unavailable',
      code: 'RELAYER_DOWN',
    });
    const text = 'This instrument is unavailable to the calldata API';
    expect(told(text, 501)).toMatchObject({ kind: 'refused', code: 'INSTRUMENT_UNAVAILABLE' });
    const html = { status: 502, text: '<html>', json: undefined };
    expect(describeError(html, {}).message).not.toContain('<');
  });

  it('429 is a matter of waiting', () => {
    expect(told('Too many', 429)).toMatchObject({ kind: 'rate-limited', code: 'RATE_LIMITED' });
  });
});

describe('what an error leaves open', () => {
  it.each([
    ['a refusal', 400, undefined],
    ['something under way', 409, true],
    ['what is not offered', 501, false],
    ['trouble', 500, undefined],
  ])('%s', (_, status, inDoubt) => {
    expect(told('Something', status).inDoubt).toBe(inDoubt);
  });

  it('a refused withdrawal is no proof, unless it was turned away at the door', () => {
    const context = { refusalIsNoProof: true };
    const doubts = [400, 403, 404, 409, 422, 500, 501].map((s) => told('x', s, context).inDoubt);
    expect(doubts).toEqual(doubts.map(() => true));
    expect([401, 429].map((s) => told('x', s, context).inDoubt)).toEqual([undefined, undefined]);
  });
});
