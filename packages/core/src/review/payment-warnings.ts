import { type ChainId, knownChain } from '../chain/index.ts';
import { formatAmount } from '../money/index.ts';
import type { EvmTransactionPayload } from './payload.ts';
import type { DecodedPayload, ReviewWarning } from './review.ts';

/** What is known about the sender, the recipient and the chain when the review is written. */
export interface TransferFacts {
  /** Base units; read just before. */
  readonly nativeBalance: bigint;
  /** Base units; null for a native transfer. */
  readonly tokenBalance: bigint | null;
  /** Null where nobody could say. */
  readonly recipientIsContract: boolean | null;
  /** The person's own addresses. */
  readonly ownAddresses: readonly string[];
  /** Contacts, earlier recipients, and whoever was checked by other means. */
  readonly knownAddresses: readonly string[];
  /** Contracts of tokens the program knows on this chain. */
  readonly tokenContracts: readonly string[];
  /** What a rollup may charge on top of gas, base units. */
  readonly dataFee: bigint;
}

/** How an asset is named in a warning; `token` is its contract, null for the native asset. */
export interface NamedAsset {
  readonly symbol: string;
  readonly decimals: number;
  readonly token: string | null;
}

export interface Payment {
  readonly payload: EvmTransactionPayload;
  readonly decoded: DecodedPayload;
  readonly recipient: string;
  readonly asset: NamedAsset;
  readonly native: Omit<NamedAsset, 'token'>;
  readonly facts: TransferFacts;
  /** Highest fee, base units of the native asset. */
  readonly fee: bigint;
}

/** Everything there is to say about a payment, the gravest first. */
export function paymentWarnings(payment: Payment): readonly ReviewWarning[] {
  const warnings = [...moneyWarnings(payment)];
  // A cancel pays nobody, and an operation goes to an account of the person's own.
  const { kind } = payment.decoded;
  if (kind !== 'cancel' && kind !== 'user-operation') warnings.push(...recipientWarnings(payment));
  const order = { stop: 0, risk: 1, note: 2 };
  return warnings.sort((a, b) => order[a.weight] - order[b.weight]);
}

function* moneyWarnings({ payload, decoded, asset, native, facts, fee }: Payment) {
  const value = BigInt(payload.value);
  const shown = (units: bigint) => `${formatAmount(units, native.decimals)} ${native.symbol}`;
  if (decoded.kind === 'erc20-transfer') {
    const has = facts.tokenBalance ?? 0n;
    const units = BigInt(decoded.units);
    if (units > has) {
      const missing = `${formatAmount(units - has, asset.decimals)} ${asset.symbol}`;
      yield stop(
        'INSUFFICIENT_FUNDS',
        `You have too little ${asset.symbol}: ${missing} is missing.`,
      );
    }
    if (units === 2n ** 256n - 1n) {
      yield stop(
        'ABSURD_AMOUNT',
        'The amount is the largest number there is; no payment is meant.',
      );
    }
  }
  if (value > facts.nativeBalance) {
    const missing = shown(value - facts.nativeBalance);
    yield stop(
      'INSUFFICIENT_FUNDS',
      `You have too little ${native.symbol}: ${missing} is missing.`,
    );
  } else if (value + fee > facts.nativeBalance) {
    // Rounded up: who adds what is shown here must not be stopped a second time.
    const missing = shown(roundUp(value + fee - facts.nativeBalance));
    const where = knownChain(payload.chain as ChainId)?.name ?? payload.chain;
    const sentence = `Too little for gas: add about ${missing} on ${where}, to ${payload.from}.`;
    yield stop('TOO_LITTLE_FOR_GAS', sentence);
  } else if (value > 0n && value + fee * 2n > facts.nativeBalance) {
    const sentence = `This leaves too little ${native.symbol} to pay for another transaction.`;
    yield risk('WHOLE_NATIVE_BALANCE', sentence);
  }
  if (decoded.kind === 'native-transfer' && fee > value) {
    yield risk('FEE_ABOVE_AMOUNT', 'The network fee may be higher than the payment.');
  }
  if (fee > mostUsualFee(native, facts.nativeBalance)) {
    const sentence = `The network fee may be as high as ${shown(fee)}, far more than is usual. A server of this chain named that price: compare it elsewhere before you approve.`;
    yield risk('FEE_UNUSUALLY_HIGH', sentence);
  }
}

/**
 * What one transfer may cost without a word said, base units. No price is known here, so it goes by
 * the coin: 0.02 ETH or BNB, which is a transfer at 300 gwei a unit of gas; of a coin whose worth
 * nobody here knows one whole, or a quarter of what the account has.
 */
function mostUsualFee({ symbol, decimals }: Payment['native'], balance: bigint): bigint {
  const whole = 10n ** BigInt(decimals);
  if (symbol === 'ETH' || symbol === 'BNB') return whole / 50n;
  return whole < balance / 4n ? whole : balance / 4n;
}

function* recipientWarnings({ payload, recipient, asset, facts }: Payment) {
  const to = recipient.toLowerCase();
  const among = (list: readonly string[]) => list.some((one) => one.toLowerCase() === to);
  if (/^0x0{40}$/.test(to)) {
    yield stop('TO_ZERO_ADDRESS', 'Nobody holds this address: what is sent there is destroyed.');
  }
  if (to === asset.token?.toLowerCase() || among(facts.tokenContracts)) {
    const sentence = 'This is the contract of a token, not a person: what is sent there is lost.';
    yield stop('TO_TOKEN_CONTRACT', sentence);
  } else if (facts.recipientIsContract) {
    const sentence =
      'This address is a contract. Send only if its owner told you that it can receive this.';
    yield risk('TO_CONTRACT', sentence);
  } else if (facts.recipientIsContract === null) {
    yield note(
      'RECIPIENT_UNCHECKED',
      'It could not be checked whether this address is a contract.',
    );
  }
  if (to === payload.from.toLowerCase()) {
    yield risk('TO_SELF', 'You are paying yourself: only the network fee is spent.');
  } else if (!among(facts.ownAddresses) && !among(facts.knownAddresses)) {
    const twin = [...facts.knownAddresses, ...facts.ownAddresses].find((one) => looksLike(one, to));
    yield twin
      ? risk(
          'LOOKS_LIKE_ANOTHER',
          `Begins and ends like ${twin}, which you know, but is another address.`,
        )
      : note('NEW_RECIPIENT', 'You have not paid this address before.');
  }
}

/** Same first and last four digits: what forgers of addresses aim at, because people compare these. */
function looksLike(known: string, to: string): boolean {
  const one = known.toLowerCase();
  return one !== to && one.slice(0, 6) === to.slice(0, 6) && one.slice(-4) === to.slice(-4);
}

/** Up, at the third significant digit. */
export function roundUp(units: bigint): bigint {
  const step = 10n ** BigInt(Math.max(0, units.toString().length - 3));
  return ((units + step - 1n) / step) * step;
}

function stop(code: string, sentence: string): ReviewWarning {
  return { code, weight: 'stop', sentence };
}

function risk(code: string, sentence: string): ReviewWarning {
  return { code, weight: 'risk', sentence };
}

function note(code: string, sentence: string): ReviewWarning {
  return { code, weight: 'note', sentence };
}
