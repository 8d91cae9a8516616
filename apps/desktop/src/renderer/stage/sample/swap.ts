import type { DryQuote, SwapForm, Token } from '../../../contract/swap.ts';
import { ok, type Script } from '../script.ts';
import { NOW } from './time.ts';
import { BALANCES, TOKENS } from './tokens.ts';

const KEEPS = 9_968n;

/** A price by the listed prices, a third of a percent dearer. */
export function quoteFor(form: SwapForm): DryQuote {
  const find = (id: string): Token => {
    const token = TOKENS.find((each) => each.id === id);
    if (token === undefined) throw new Error(`The stage has no token ${id}.`);
    return token;
  };
  const origin = find(form.origin);
  const destination = find(form.destination);
  const exactOut = form.swapType === 'EXACT_OUTPUT';
  const units = BigInt(form.units);
  const paid = exactOut ? (convert(units, destination, origin) * 10_000n) / KEEPS : units;
  const got = exactOut ? units : (convert(units, origin, destination) * KEEPS) / 10_000n;
  const slip = BigInt(10_000 - form.slippageBasisPoints);
  const amount = ({ id, symbol, decimals, price }: Token, of: bigint) => ({
    asset: id,
    symbol,
    decimals,
    units: of.toString(),
    price,
  });
  return {
    pays: amount(origin, paid),
    paysAtLeast: amount(origin, exactOut ? (paid * slip) / 10_000n : paid),
    gets: amount(destination, got),
    getsAtLeast: amount(destination, exactOut ? got : (got * slip) / 10_000n),
    fees: [{ name: '1click.near', basisPoints: 20 }],
    refundFee: amount(origin, 20_000n),
    timeEstimateMs: 42_000,
    at: NOW,
    freshUntil: NOW + 18_000,
    costBasisPoints: 32,
  };
}

function convert(units: bigint, from: Token, to: Token): bigint {
  const scaled = (token: Token): bigint =>
    BigInt(Math.round(Number(token.price?.usd ?? '1') * 1e8));
  return (
    (units * scaled(from) * 10n ** BigInt(to.decimals)) /
    (scaled(to) * 10n ** BigInt(from.decimals))
  );
}

/** What a swap needs to be talked over: tokens, balances, prices, addresses. */
export const SWAPPING: Script = {
  swap: {
    tokens: () => ok({ at: NOW, list: TOKENS }),
    quote: ({ form }) => ok(quoteFor(form)),
  },
  accounts: {
    watchBalances: () => [{ at: NOW, reading: false, list: BALANCES, troubles: [] }],
    feeRoom: () => ok({ units: '31500000000000' }),
    checkAddress: ({ address }) =>
      ok({
        usable: address.length > 20,
        sentence: address.length > 20 ? null : 'This is not a whole address yet.',
        needsTwice: false,
        ownName: null,
        canonical: address.length > 20 ? address : null,
      }),
  },
};
