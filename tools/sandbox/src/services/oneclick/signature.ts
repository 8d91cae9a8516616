import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base58 } from '@scure/base';
import { stableJson } from './stable-json.ts';

const REQUEST = [
  ...['dry', 'swapType', 'slippageTolerance', 'originAsset', 'depositType', 'destinationAsset'],
  ...['amount', 'refundTo', 'refundType', 'recipient', 'recipientType', 'deadline'],
];
const REQUEST_IF_SET = [
  ...['quoteWaitingTimeMs', 'referral', 'virtualChainRecipient', 'virtualChainRefundRecipient'],
  'customRecipientMsg',
];
const QUOTE = [
  ...['amountIn', 'amountInFormatted', 'amountInUsd', 'minAmountIn'],
  ...['amountOut', 'amountOutFormatted', 'amountOutUsd', 'minAmountOut'],
];
const QUOTE_IF_REAL_AND_SET = [
  ...['depositAddress', 'depositMemo', 'deadline', 'timeWhenInactive', 'timeEstimate'],
  ...['virtualChainRecipient', 'virtualChainRefundRecipient', 'customRecipientMsg'],
  ...['refundFee', 'withdrawFee'],
];

type Fields = Readonly<Record<string, unknown>>;

/** The bytes that are signed: base58 of the SHA-256 of one flat object, as ASCII. */
function signedBytes(request: Fields, quote: Fields, timestamp: string): Uint8Array {
  const flat: Record<string, unknown> = {};
  for (const name of REQUEST) flat[name] = request[name];
  for (const name of REQUEST_IF_SET) if (request[name]) flat[name] = request[name];
  // Later fields win: the deadline of a real quote takes the place of the requested one.
  for (const name of QUOTE) flat[name] = quote[name];
  if (request.dry === false) {
    for (const name of QUOTE_IF_REAL_AND_SET) if (quote[name]) flat[name] = quote[name];
  }
  flat.timestamp = timestamp;
  return utf8ToBytes(base58.encode(sha256(utf8ToBytes(stableJson(flat) ?? ''))));
}

/** `ed25519:<base58>` signature over a quote. */
export function signQuote(
  seed: Uint8Array,
  request: Fields,
  quote: Fields,
  timestamp: string,
): string {
  return `ed25519:${base58.encode(ed25519.sign(signedBytes(request, quote, timestamp), seed))}`;
}

/** `ed25519:<base58>` public key of a seed. */
export const publicKeyOf = (seed: Uint8Array): string =>
  `ed25519:${base58.encode(ed25519.getPublicKey(seed))}`;
