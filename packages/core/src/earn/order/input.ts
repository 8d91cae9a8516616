import type { CommandRefusal } from '../../action/definition.ts';
import type { JsonValue } from '../../ports/json.ts';
import { ok, type Result } from '../../result/result.ts';
import type { EarnAsset } from '../asset.ts';
import {
  isAddress,
  isEarnAsset,
  isPositive,
  isRecord,
  isUsdc,
  type Owned,
  ownedProblem,
  refuse,
  sameAddress,
} from '../shape.ts';

/** Where money is to earn. */
export interface OrderInstrument {
  /** 32 bytes, 0x and lower-case hex. Its first four name the chain. */
  readonly id: string;
  readonly name: string;
  readonly protocol: string;
  /** Whether the id is what the instrument's own fields make of it; one that does not fit is refused. */
  readonly check: 'checked' | 'cannot-be-checked';
  /** What is held there: the vault's shares, or the token that stands for the deposit. */
  readonly shares: EarnAsset;
  /** The token that is deposited there, by the service's list; where it is not USDC, worth is unknown. */
  readonly takes?: string | null;
  /** What is held counts what was deposited itself, by its id and its contracts. Absent: nobody knows. */
  readonly oneToOne?: boolean;
}

/** How USDC crosses chains; `maxFee` in base units, decimal string. */
export type OrderTransfer =
  | { readonly speed: 'standard' }
  | { readonly speed: 'fast'; readonly maxFee: string };

/** What is asked of the service: to buy into an instrument, or to sell what is held of it. */
export interface OrderInput extends Owned {
  readonly direction: 'buy' | 'sell';
  readonly instrument: OrderInstrument;
  /** USDC on the chain it is taken from (buy), or comes back on (sell). */
  readonly usdc: EarnAsset;
  /** USDC on the instrument's own chain: where it lands if a deposit between chains fails. */
  readonly landing: EarnAsset;
  /** Base units, decimal string: of USDC for a buy, of the shares for a sale. */
  readonly amount: string;
  readonly slippageBasisPoints: number;
  readonly transfer: OrderTransfer;
  readonly referral: { readonly wallet: string; readonly basisPoints: number } | null;
}

const INSTRUMENT_ID = /^0x[0-9a-f]{64}$/;
const MOST_SLIPPAGE = 5_000;
const MOST_REFERRAL = 500;

/** Reads an order; what the service would refuse anyway is refused before anything is written. */
export function parseOrderInput(
  direction: OrderInput['direction'],
): (value: JsonValue) => Result<OrderInput, CommandRefusal> {
  return (value) => {
    if (!isRecord(value)) return refuse('BAD_INPUT', 'An order is an object.');
    const input = value as Partial<OrderInput>;
    if (input.direction !== direction) return refuse('BAD_INPUT', `This is no ${direction}.`);
    const problem =
      ownedProblem(input) ??
      instrumentProblem(input.instrument) ??
      amountProblem(input) ??
      routeProblem(input as OrderInput) ??
      referralProblem(input.referral);
    return problem === null ? ok(input as OrderInput) : refuse(problem.code, problem.message);
  };
}

/** An instrument's chain, from its id alone. */
export function chainInId(id: string): string {
  return `eip155:${Number.parseInt(id.slice(2, 10), 16)}`;
}

export function isCrossChain({ usdc, instrument }: OrderInput): boolean {
  return usdc.chain !== instrument.shares.chain;
}

/** Whether shares can be counted in USDC: a vault says what they are worth in what it takes. */
export function takesUsdc({ instrument, landing }: OrderInput): boolean {
  const { takes } = instrument;
  return typeof takes === 'string' && sameAddress(takes, landing.token);
}

function instrumentProblem(value: unknown): CommandRefusal | null {
  const instrument = value as Partial<OrderInstrument> | null | undefined;
  if (!isRecord(instrument) || typeof instrument.id !== 'string') {
    return { code: 'BAD_INSTRUMENT', message: 'The instrument is missing.' };
  }
  if (!INSTRUMENT_ID.test(instrument.id)) {
    return { code: 'BAD_INSTRUMENT', message: 'The id of an instrument is 32 bytes.' };
  }
  if (instrument.check !== 'checked' && instrument.check !== 'cannot-be-checked') {
    return {
      code: 'INSTRUMENT_DOES_NOT_FIT',
      message: 'The id of this instrument is not what its own fields make of it.',
    };
  }
  if (!isEarnAsset(instrument.shares) || instrument.shares.chain !== chainInId(instrument.id)) {
    return {
      code: 'INSTRUMENT_DOES_NOT_FIT',
      message: 'The instrument is on another chain than its id says.',
    };
  }
  const { name, protocol, takes, oneToOne } = instrument;
  const named =
    (takes === undefined || takes === null || isAddress(takes)) &&
    (oneToOne === undefined || typeof oneToOne === 'boolean');
  return named && typeof name === 'string' && typeof protocol === 'string'
    ? null
    : {
        code: 'BAD_INSTRUMENT',
        message: 'The instrument has no name, or what it takes is no token.',
      };
}

function amountProblem({
  amount,
  slippageBasisPoints,
}: Partial<OrderInput>): CommandRefusal | null {
  if (!isPositive(amount)) {
    return { code: 'BAD_AMOUNT', message: 'Say how much, more than nothing.' };
  }
  const slippage = Number(slippageBasisPoints);
  return Number.isInteger(slippageBasisPoints) && slippage >= 0 && slippage <= MOST_SLIPPAGE
    ? null
    : { code: 'BAD_SLIPPAGE', message: 'Slippage is 0 to 50 per cent, in basis points.' };
}

function routeProblem(input: OrderInput): CommandRefusal | null {
  const { usdc, landing, transfer, direction } = input;
  if (!isUsdc(usdc) || !isUsdc(landing)) {
    return {
      code: 'BAD_ASSET',
      message: 'The USDC of the order is missing, or has not six decimals.',
    };
  }
  if (landing.chain !== input.instrument.shares.chain) {
    return { code: 'BAD_ASSET', message: 'The USDC of the instrument is on another chain.' };
  }
  const cross = isCrossChain(input);
  if (cross && direction === 'sell') {
    return {
      code: 'CROSS_CHAIN_SELL',
      message:
        'What is sold comes out on the chain it earns on. Sell there and leave the USDC in the account, or sell there, withdraw to your wallet and swap it to the other chain.',
    };
  }
  if (!isRecord(transfer) || (transfer.speed !== 'standard' && transfer.speed !== 'fast')) {
    return { code: 'BAD_TRANSFER', message: 'A transfer is standard or fast.' };
  }
  if (transfer.speed === 'standard') return null;
  if (!cross) return { code: 'BAD_TRANSFER', message: 'Nothing crosses chains here.' };
  return isPositive(transfer.maxFee)
    ? null
    : { code: 'BAD_FEE', message: 'Say what a fast transfer may cost at most.' };
}

function referralProblem(referral: OrderInput['referral'] | undefined): CommandRefusal | null {
  if (referral === null) return null;
  const points = Number(referral?.basisPoints);
  const good =
    isRecord(referral) &&
    isAddress(referral.wallet) &&
    Number.isInteger(referral.basisPoints) &&
    points >= 1 &&
    points <= MOST_REFERRAL;
  return good
    ? null
    : { code: 'BAD_REFERRAL', message: 'A referral fee needs a wallet and 1 to 500 basis points.' };
}
