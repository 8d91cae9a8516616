import { formatAmount } from '../../money/index.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import { attempt } from '../attempt.ts';
import { word } from '../loose.ts';

interface Side {
  readonly symbol: string;
  readonly decimals: number;
  readonly chain: string;
}

/** What an action is about, as its first event says; used to write amounts for people. */
export interface Assets {
  readonly kind: string;
  readonly origin: Side;
  readonly destination: Side;
  /** Who is paid: the recipient of a swap or of a payment. */
  readonly to: string;
  readonly units: string;
  readonly exactOutput: boolean;
  /** The whole of what it was started with. */
  readonly input: Readonly<Record<string, unknown>>;
}

const UNKNOWN: Side = { symbol: 'base units', decimals: 0, chain: 'an unnamed chain' };

/** Total: what is missing is written as base units of an unnamed chain. */
export function assetsOf(events: readonly StoredEvent[]): Assets {
  const started = events[0]?.data ?? {};
  const input = (started.input ?? {}) as Readonly<Record<string, unknown>>;
  const pays = (input.pays ?? {}) as Readonly<Record<string, unknown>>;
  const send = started.kind === 'send' || started.kind === 'fund';
  const paid = { ...pays, chain: input.chain };
  return {
    kind: word(started.kind),
    origin: side(send ? paid : input.origin),
    destination: side(send ? paid : input.destination),
    to: word(send ? input.to : input.recipient),
    units: word(send ? pays.units : input.amount),
    exactOutput: input.swapType === 'EXACT_OUTPUT',
    input,
  };
}

/** `25.5 USDC`, exact; as it stands where it is no amount. */
export function amount(units: unknown, { decimals, symbol }: Side): string {
  const text = word(units);
  // Longer than any amount on any chain: not worth the time it takes to compute with.
  const exact = /^-?\d{1,100}$/.test(text)
    ? attempt(() => formatAmount(BigInt(text), decimals))
    : undefined;
  return `${exact ?? text} ${symbol}`;
}

/** A token as an input or a review names it. */
export function side(value: unknown): Side {
  const { symbol, decimals, chain } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof symbol !== 'string' || typeof decimals !== 'number') return UNKNOWN;
  return { symbol, decimals, chain: typeof chain === 'string' ? chain : UNKNOWN.chain };
}
