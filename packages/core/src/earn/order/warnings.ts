import type { EarnAccount } from '../../ports/earn-provider.ts';
import type { ReviewWarning } from '../../review/review.ts';
import { chainName, showAsset } from '../asset.ts';
import type { OrderCap } from '../cap/order-cap.ts';
import { capWarning } from '../cap/words.ts';
import { type OrderRight, rightWarning } from '../rights/words.ts';
import { otherAccount, sameAddress } from '../shape.ts';
import { isCrossChain, type OrderInput } from './input.ts';
import { paidAsset } from './request.ts';
import { type WayBack, wayBackWarning } from './way-back.ts';

/** What is known when an order is put before the person, its right where it begins among it. */
export interface OrderFacts extends OrderRight {
  readonly told: EarnAccount;
  readonly computedAccount: string;
  /** What the account holds of what is paid, base units, read on chain. */
  readonly held: bigint;
  /** What a fast transfer costs now, base units; null where none is made. */
  readonly fastFee: bigint | null;
  /** So little is ordered that nothing would come of it. */
  readonly nothing: boolean;
  /** What the rights given from here let through of USDC; null where none was given from here. */
  readonly cap: OrderCap | null;
  /** How what crosses could leave the chain it goes to; null where nothing crosses. */
  readonly wayBack: WayBack | null;
  /** What attempts before this one say against it. */
  readonly earlier?: ReviewWarning | null;
}

/** Everything that speaks against an order, the gravest first. */
export function orderWarnings(input: OrderInput, facts: OrderFacts): readonly ReviewWarning[] {
  const warnings = [...stops(input, facts), ...caps(input, facts), ...risks(input, facts)];
  const order = { stop: 0, risk: 1, note: 2 };
  return warnings.sort((a, b) => order[a.weight] - order[b.weight]);
}

/** What stops it; a doubt about the right may weigh less. */
function* stops(input: OrderInput, facts: OrderFacts): Iterable<ReviewWarning> {
  const { told, held, fastFee, nothing } = facts;
  const asset = paidAsset(input);
  const other = otherAccount(told.account, input.account);
  if (other !== null) yield { code: 'TOLD_OTHER_ACCOUNT', weight: 'stop', sentence: other };
  const right = rightWarning(input.direction, chainName(input.usdc.chain), facts);
  if (right !== null) yield right;
  if (facts.earlier?.weight === 'stop') yield facts.earlier;
  if (held < BigInt(input.amount)) {
    const sentence = `The account holds ${showAsset(asset, held)} on ${chainName(asset.chain)}, less than is needed.`;
    yield { code: 'INSUFFICIENT_FUNDS', weight: 'stop', sentence };
  }
  if (nothing) yield { code: 'NOTHING_COMES', weight: 'stop', sentence: comesToNothing(input) };
  if (
    fastFee !== null &&
    input.transfer.speed === 'fast' &&
    fastFee > BigInt(input.transfer.maxFee)
  ) {
    const sentence = `A fast transfer costs ${showAsset(input.usdc, fastFee)} now, more than the ${showAsset(input.usdc, input.transfer.maxFee)} you allow.`;
    yield { code: 'FEE_ABOVE_CAP', weight: 'stop', sentence };
  }
}

function comesToNothing(input: OrderInput): string {
  const { direction, instrument, landing } = input;
  const paid = showAsset(paidAsset(input), input.amount);
  return direction === 'sell'
    ? `${paid} are worth 0 ${landing.symbol} now, after fees: less than the smallest unit. They would be given away; order more.`
    : `${paid} buy no ${instrument.shares.symbol} now, after fees: less than the smallest unit. They would be given away; order more.`;
}

/** A cap counts USDC that leave the account; shares are none. */
function* caps({ direction, amount, usdc }: OrderInput, { cap }: OrderFacts) {
  if (direction === 'sell') return;
  const warning = capWarning(BigInt(amount), cap, usdc, chainName(usdc.chain));
  if (warning !== null) yield warning;
}

function* risks(input: OrderInput, facts: OrderFacts): Iterable<ReviewWarning> {
  const { computedAccount, wayBack } = facts;
  if (facts.earlier?.weight === 'risk') yield facts.earlier;
  if (!sameAddress(computedAccount, input.account)) {
    const sentence = `This is about ${input.account}; the account computed from your address is ${computedAccount}.`;
    yield { code: 'OTHER_ACCOUNT', weight: 'risk', sentence };
  }
  if (input.instrument.check !== 'checked') {
    const sentence =
      'Nobody here can check that what you would hold is what the id of this instrument says.';
    yield { code: 'INSTRUMENT_UNCHECKED', weight: 'risk', sentence };
  }
  if (isCrossChain(input)) {
    const sentence = `The USDC cross from ${chainName(input.usdc.chain)} to ${chainName(input.instrument.shares.chain)}. If the deposit fails there, they stay in your account there.`;
    yield { code: 'CROSS_CHAIN', weight: 'note', sentence };
  }
  if (wayBack !== null) {
    const { chain } = input.instrument.shares;
    const stuck = wayBackWarning({ chain, owner: input.owner }, wayBack);
    if (stuck !== null) yield stuck;
  }
}
