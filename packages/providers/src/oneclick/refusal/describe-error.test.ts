import { describe, expect, it } from 'vitest';
import { describeError, type RefusalContext } from './describe-error.ts';

const BTC = { symbol: 'BTC', decimals: 8 };

function told(
  message: unknown,
  over: Partial<RefusalContext> = {},
  status = 400,
): ReturnType<typeof describeError> {
  const json = { message, correlationId: 'c', timestamp: 't', path: '/v0/quote' };
  const context: RefusalContext = {
    operation: 'quote',
    anonymous: true,
    swapType: 'EXACT_INPUT',
    origin: BTC,
    ...over,
  };
  return describeError({ status, text: JSON.stringify(json), json }, context);
}

describe('the minimum', () => {
  const text = 'Amount is too low for bridge, try at least 8300';

  it('is told in the unit of the asset that is sent', () => {
    expect(told(text)).toEqual({
      kind: 'refused',
      code: 'AMOUNT_TOO_LOW',
      message:
        'This is below the minimum of the route: send at least 0.000083 BTC (8300 base units).',
    });
  });

  it('is told in base units where the asset is not known', () => {
    expect(told(text, { origin: undefined }).message).toMatch(/at least 8300 base units of the/);
  });

  it('claims no unit under a fixed output', () => {
    const { code, message } = told(text, { swapType: 'EXACT_OUTPUT' });
    expect(code).toBe('AMOUNT_TOO_LOW');
    expect(message).toMatch(/without saying of which asset/);
    expect(message).toMatch(/if of the asset you send: 0\.000083 BTC/);
  });

  it('keeps figures no number could hold', () => {
    const origin = { symbol: 'ETH', decimals: 18 };
    const message = told('Amount is too low for bridge, try at least 35000000000001', { origin });
    expect(message.message).toContain('0.000035000000000001 ETH');
  });
});

describe('the texts', () => {
  it.each([
    ['Temporary swap limits: minimum swap amount is $1,000', 'BELOW_USD_MINIMUM', /\$1,000/],
    ['No liquidity available', 'NO_LIQUIDITY', /smaller amount/],
    ['Quote error. NO_QUOTE', 'NO_LIQUIDITY', /smaller amount/],
    ['Failed to get quote', 'NO_LIQUIDITY', /smaller amount/],
    ['Quoting for this pair is not available', 'ROUTE_CLOSED', /pair/],
    ['tokenIn is not valid', 'BAD_ORIGIN_ASSET', /asset/],
    ['tokenOut is not valid', 'BAD_DESTINATION_ASSET', /asset/],
    ['1cs_v1:x:y:z is not supported as origin asset', 'BAD_ORIGIN_ASSET', /asset/],
    ['recipient is not valid', 'BAD_RECIPIENT', /receive on/],
    ['refundTo is not valid', 'BAD_REFUND_ADDRESS', /send from/],
    ['Incorrect depositMode for originAsset from stellar chain', 'WRONG_DEPOSIT_MODE', /MEMO/],
    [
      'x supports only DESTINATION_CHAIN recipientType',
      'WRONG_RECIPIENT_TYPE',
      /DESTINATION_CHAIN/,
    ],
    ['Cant withdraw to exchange on xrp', 'EXCHANGE_RECIPIENT', /own wallet/],
    ['Rejected by AML screening', 'COMPLIANCE', /Rejected by AML screening/],
    ['A reason from the future', 'REFUSED', /“A reason from the future”/],
    [['amount must be a string', 'dry is missing'], 'REFUSED', /a string; dry is missing/],
  ])('%s', (text, code, sentence) => {
    const described = told(text);
    expect(described).toMatchObject({ kind: 'refused', code });
    expect(described.message).toMatch(sentence);
  });

  it('does not take an unknown text on its own formatting', () => {
    expect(told('a\u202Eb\n<script>').message).toContain('“a b <script>”');
  });

  it('a closed confidential route is a matter of the key', () => {
    const text = 'User authentication is required for confidential intent quotes';
    expect(told(text, {}, 401)).toMatchObject({ kind: 'unauthorized', code: 'NOT_ENTITLED' });
  });
});

describe('the statuses', () => {
  it('401 tells a wrong key from a missing one', () => {
    expect(told(undefined, { anonymous: false }, 401).message).toMatch(/does not accept/);
    expect(told(undefined, { anonymous: true }, 401).message).toMatch(/without a key/);
    expect(told('Unauthorized', {}, 401)).toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('404 on a status is an address that is not known', () => {
    const text = 'Deposit address 0x1 not found';
    expect(told(text, { operation: 'status' }, 404).code).toBe('DEPOSIT_UNKNOWN');
    expect(told(text, { operation: 'quote' }, 404).code).toBe('REFUSED');
  });

  it('5xx is trouble, whatever it says, with a hint on a quote', () => {
    expect(told('No liquidity available', {}, 500).code).toBe('SERVER_ERROR');
    expect(told('Internal server error', {}, 500).message).toMatch(/tag or memo/);
    expect(told('Internal server error', { operation: 'status' }, 500).message).not.toMatch(/tag/);
    const html = { status: 502, text: '<html>', json: undefined };
    const described = describeError(html, {
      operation: 'quote',
      anonymous: true,
      swapType: undefined,
      origin: undefined,
    });
    expect(described.message).not.toContain('<');
  });

  it('429 is a matter of waiting', () => {
    expect(told('Too many', {}, 429)).toMatchObject({ kind: 'rate-limited', code: 'RATE_LIMITED' });
  });
});
