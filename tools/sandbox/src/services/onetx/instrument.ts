import type { Address, Hex } from 'viem';
import {
  INSTRUMENTS,
  type InstrumentPlan,
  instrumentId,
  marketIdOf,
} from '../../stack/instruments.ts';
import { notFound, Refusal } from './refusal.ts';
import type { OneTxWorld } from './world.ts';

/** An instrument with its id and the token it takes. */
export interface Instrument extends InstrumentPlan {
  readonly id: Hex;
  readonly marketId: Hex;
  readonly tokenAddress: Address;
  readonly tokenDecimals: number;
}

/** All instruments, in the order they were listed. */
export const instrumentsOf = (world: OneTxWorld): readonly Instrument[] =>
  INSTRUMENTS.map((plan) => {
    const { chain } = world.chainOf(plan.chainId);
    const token = chain.tokens.find(({ symbol }) => symbol === plan.token);
    if (token === undefined) throw new Error(`no ${plan.token} on chain ${plan.chainId}`);
    const { address: tokenAddress, decimals: tokenDecimals } = token;
    const [id, marketId] = [instrumentId(plan, tokenAddress), marketIdOf(plan, tokenAddress)];
    return { ...plan, id, marketId, tokenAddress, tokenDecimals };
  });

/** An instrument by its id; refused where there is none. */
export function instrumentOf(world: OneTxWorld, id: Hex): Instrument {
  const found = instrumentsOf(world).find((one) => one.id === id);
  if (found === undefined) throw notFound('Instrument not found');
  return found;
}

/** An instrument that can be traded; refused where it is listed as inactive. */
export function tradableOf(world: OneTxWorld, id: Hex): Instrument {
  const found = instrumentOf(world, id);
  if (world.settings.inactive.includes(id)) {
    throw new Refusal(501, 'This instrument is unavailable to the calldata API');
  }
  return found;
}
