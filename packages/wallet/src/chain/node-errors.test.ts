import { describe, expect, test } from 'vitest';
import { classifyNodeError, saysAlreadyKnown } from './node-errors.ts';

/** Words as the nodes spell them, and where we put them. */
const words: readonly (readonly [string, string])[] = [
  ['NONCE_TOO_LOW', 'nonce too low: address 0xabc, tx: 0 state: 1'],
  ['NONCE_TOO_LOW', 'nonce too low'],
  ['NONCE_TOO_LOW', 'OldNonce, Current nonce: 5, nonce of rejected tx: 4'],
  ['NONCE_TOO_LOW', 'OldNonce'],
  ['NONCE_TOO_LOW', 'NONCE_TOO_LOW'],
  ['NONCE_TOO_LOW', 'Transaction nonce is too low. Try incrementing the nonce.'],
  ['REPLACEMENT_UNDERPRICED', 'replacement transaction underpriced'],
  [
    'REPLACEMENT_UNDERPRICED',
    'replacement transaction underpriced: new tx gas fee cap 1 <= 2 queued',
  ],
  ['REPLACEMENT_UNDERPRICED', 'ReplacementNotAllowed, existing has a higher fee'],
  ['REPLACEMENT_UNDERPRICED', 'could not replace existing tx'],
  ['REPLACEMENT_UNDERPRICED', 'TRANSACTION_REPLACEMENT_UNDERPRICED'],
  ['INSUFFICIENT_FUNDS', 'insufficient funds for gas * price + value: balance 1, tx cost 2'],
  ['INSUFFICIENT_FUNDS', 'Insufficient funds for gas * price + value'],
  ['INSUFFICIENT_FUNDS', 'InsufficientFunds, Account balance: 0, cumulative cost: 21000'],
  ['INSUFFICIENT_FUNDS', 'insufficient funds for transfer'],
  ['INSUFFICIENT_FUNDS', 'gas required exceeds allowance (0)'],
  ['INSUFFICIENT_FUNDS', 'Upfront cost exceeds account balance'],
  ['WOULD_REVERT', 'execution reverted'],
  ['WOULD_REVERT', 'execution reverted: ERC20: transfer amount exceeds balance'],
  ['WOULD_REVERT', 'VM execution error.'],
  ['TRANSACTION_REFUSED', 'transaction underpriced'],
  ['TRANSACTION_REFUSED', 'intrinsic gas too low'],
  ['TRANSACTION_REFUSED', 'unknown transaction type'],
  ['TRANSACTION_REFUSED', 'something no one has ever said'],
  ['CHAIN_UNAVAILABLE', 'rate limit exceeded'],
  ['CHAIN_UNAVAILABLE', 'Too Many Requests'],
];

describe('what a node says about a broadcast', () => {
  test.each(words)('%s: %s', (code, message) => {
    expect(classifyNodeError({ code: -32000, message }, true).code).toBe(code);
    expect(saysAlreadyKnown({ code: -32000, message })).toBe(false);
  });

  test.each([
    'already known',
    'AlreadyKnown',
    'ALREADY_EXISTS: already known',
    'known transaction: 0xabc',
    'Known transaction',
    'transaction already imported',
    'Transaction with the same hash was already imported.',
    'tx already in mempool',
  ])('success: %s', (message) => {
    expect(saysAlreadyKnown({ code: -32000, message })).toBe(true);
  });
});

test('a question nobody understood is the server, not the request: the next one is asked', () => {
  const failure = classifyNodeError({ code: -32601, message: 'method not found' }, false);
  expect(failure).toMatchObject({ code: 'CHAIN_UNAVAILABLE', scope: 'endpoint' });
});

test('the words of a revert are shown, cleaned', () => {
  const said =
    '0x08c379a0' +
    '0000000000000000000000000000000000000000000000000000000000000020' +
    '0000000000000000000000000000000000000000000000000000000000000005' +
    '68656c6c6f000000000000000000000000000000000000000000000000000000';
  const about = (data: unknown) =>
    classifyNodeError({ code: 3, message: 'x', data }, false).message;
  expect(about(said)).toBe('The transaction would fail: hello');
  expect(about({ data: said })).toBe('The transaction would fail: hello');
  expect(about(`0x4e487b71${'11'.padStart(64, '0')}`)).toContain('panic 17');
  expect(about('0xdeadbeef')).toContain('0xdeadbeef');
  expect(about('0x08c379a0ff')).toContain('0x08c379a0');
  expect(about(null)).toBe('The transaction would fail: x');
});

test('an endpoint address in a message is never repeated: it may hold a key', () => {
  const message = 'upstream https://rpc.example/v2/SECRET failed\nbadly';
  const failure = classifyNodeError({ code: -32000, message }, true);
  expect(failure.message).not.toContain('SECRET');
  expect(failure.message).toContain('failed badly');
});
