/**
 * Asks for the price of a swap and checks who signed it.
 *
 *   node --conditions=source examples/dry-quote.ts                            production, anonymous
 *   node --conditions=source examples/dry-quote.ts http://127.0.0.1:4100 ed25519:…      a sandbox
 */
import {
  createOneClick,
  ONE_CLICK_URL,
  PRODUCTION_QUOTE_KEY,
  systemWorld,
  verifyQuoteSignature,
} from '@countinghouse/providers';

const [baseUrl = ONE_CLICK_URL, quoteKey = PRODUCTION_QUOTE_KEY] = process.argv.slice(2);
const profile = baseUrl === ONE_CLICK_URL ? 'live' : 'sandbox';

const made = createOneClick({ baseUrl, profile, world: systemWorld() });
if (!made.ok) throw new Error(made.error.message);

const quote = await made.value.quote({
  dry: true,
  swapType: 'EXACT_INPUT',
  slippageTolerance: 100, // basis points: 1 %
  originAsset: 'nep141:base-0x833589fcd6edb6e08f4c7c32d4f71b54bda02913.omft.near',
  depositType: 'ORIGIN_CHAIN',
  destinationAsset: 'nep141:arb-0xaf88d065e77c8cc2239327c5edb3a432268e5831.omft.near',
  amount: '25000000', // base units: 25 USDC
  refundTo: '0x1111111111111111111111111111111111111111',
  refundType: 'ORIGIN_CHAIN',
  recipient: '0x2222222222222222222222222222222222222222',
  recipientType: 'DESTINATION_CHAIN',
  deadline: new Date(Date.now() + 30 * 60_000).toISOString(),
});

if (quote.ok) {
  const { value, received } = quote.value;
  console.log(`at least ${value.quote.minAmountOut} base units arrive`);
  const proof = verifyQuoteSignature(received, quoteKey);
  console.log(proof.ok ? `signed by ${proof.value.publicKey}` : proof.error.message);
  if (proof.ok) console.log(`not signed: ${proof.value.notCovered.join(', ')}`);
} else {
  console.log(`${quote.error.code}: ${quote.error.message}`);
  process.exitCode = 1;
}
