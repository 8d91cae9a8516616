import type { ReviewWarning } from '../../review/review.ts';
import { chainName, showAsset } from '../asset.ts';
import { SERVICE } from '../provider-name.ts';
import type { Became, EarlierStands } from './earlier.ts';
import type { OrderInput } from './input.ts';
import { paidAsset } from './request.ts';
import type { OrderState } from './state.ts';

const TWICE = 'then you would have ordered twice.';

/** What a person has to know of an order that was tried again, and of which an earlier attempt was carried out. */
export function earlierWords(state: OrderState): string {
  const { input, twice, source, arrival } = state;
  const asset = paidAsset(input);
  const beside = source?.succeeded === true || arrival !== null ? ' as well' : '';
  return twice
    .map(({ operation, paid }) => {
      const took =
        paid == null
          ? 'what it took is not known'
          : BigInt(paid) > 0n
            ? `it took ${showAsset(asset, paid)}${beside}`
            : `it took no ${asset.symbol}`;
      return `An earlier attempt, which had failed on chain, was carried out after all: ${SERVICE} sent it again (operation ${operation}), and ${took}. Keep the evidence and ask ${SERVICE}.`;
    })
    .join(' ');
}

/**
 * What earlier attempts say against another one, the gravest of it.
 *
 * @param state with what was seen just now
 */
export function earlierWarning(
  state: OrderState,
  stands: readonly EarlierStands[],
): ReviewWarning | null {
  if (state.twice.length > 0) {
    return { code: 'CARRIED_OUT_BEFORE', weight: 'stop', sentence: earlierWords(state) };
  }
  if (stands.length === 0) return null;
  const open =
    stands.find(({ is }) => is === 'open') ?? stands.find(({ is }) => is === 'told open');
  if (open !== undefined) {
    return { code: 'OPEN_BEFORE', weight: 'stop', sentence: stillOpen(open, state.input) };
  }
  const unknown = stands.find((one) => one.is === 'unknown');
  const sentence =
    unknown === undefined
      ? `An earlier attempt failed on chain for good; ${SERVICE} was asked just now and names nothing else for it. That ${SERVICE} does not send that one again later, under another name, nobody can promise: ${TWICE}`
      : `An earlier attempt failed on chain for good. What ${SERVICE} has done with it since cannot be said: ${unknown.why} It may have sent that one again, under another name: ${TWICE}`;
  const code = unknown === undefined ? 'TRIED_BEFORE' : 'UNKNOWN_BEFORE';
  return { code, weight: 'risk', sentence };
}

function stillOpen(one: EarlierStands, input: OrderInput): string {
  const asset = paidAsset(input);
  const where = chainName(input.usdc.chain);
  const said =
    one.is === 'open'
      ? `${SERVICE} names operation ${one.operation} for an earlier attempt, ${SEEN[one.became](where)}`
      : `${SERVICE} says of an earlier attempt: ${one.is === 'told open' ? one.status : ''}`;
  return `${said}. So that one may still take your ${showAsset(asset, input.amount)}, and another would take them twice. Wait until it has failed for good, then prepare this afresh; or cancel.`;
}

const SEEN: { readonly [became in Became]: (where: string) => string } = {
  unseen: (where) => `which ${where} does not show so far`,
  'not final': (where) => `which is in a block of ${where} that is not final`,
  failed: (where) => `which failed on ${where}`,
  'carried out': (where) => `which was carried out on ${where}`,
};
