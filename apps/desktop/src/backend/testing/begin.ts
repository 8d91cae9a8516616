import { MARKET, OWNER } from '@countinghouse/core/simulation';
import type { SwapForm } from '../../contract/swap.ts';
import { accountProcedures } from '../accounts/index.ts';
import { actionProcedures } from '../actions/index.ts';
import { swapProcedures } from '../swap/index.ts';
import { must, present } from './must.ts';
import { newCommand, type SimHouse } from './sim-house.ts';

/** The id by which the simulated provider lists a token. */
export function tokenId(blockchain: string, symbol: string): string {
  const found = MARKET.find((one) => one.blockchain === blockchain && one.symbol === symbol);
  return present(found).id;
}

/** 25 USDC from Base to Arbitrum. */
export const FORM: SwapForm = {
  swapType: 'EXACT_INPUT',
  origin: tokenId('base', 'USDC'),
  destination: tokenId('arb', 'USDC'),
  units: '25000000',
  slippageBasisPoints: 100,
  account: OWNER,
  recipient: null,
  recipientAgain: null,
  refundTo: null,
  refundToAgain: null,
};

/** Starts a swap as a screen does: with the price it has shown. */
export async function beginSwap(sim: SimHouse, changes: Partial<SwapForm> = {}): Promise<string> {
  const form = { ...FORM, ...changes };
  const quote = must(await swapProcedures.quote(sim.house, { form }));
  const { pays, getsAtLeast, timeEstimateMs } = quote;
  const shown = { amountIn: pays.units, minAmountOut: getsAtLeast.units, timeEstimateMs };
  const commandId = newCommand();
  const { actionId } = must(await swapProcedures.start(sim.house, { commandId, form, shown }));
  await sim.advance(actionId);
  return actionId;
}

export async function beginSend(sim: SimHouse, to: string, units = '5000000'): Promise<string> {
  const { actionId } = must(
    await accountProcedures.send(sim.house, {
      commandId: newCommand(),
      account: OWNER,
      chain: 'eip155:8453',
      asset: await usdcOnBase(sim),
      to,
      units,
      note: 'rent',
    }),
  );
  await sim.advance(actionId);
  return actionId;
}

async function usdcOnBase({ house }: SimHouse): Promise<string> {
  const { list } = must(await swapProcedures.tokens(house, undefined));
  const token = present(list.find(({ id }) => id === tokenId('base', 'USDC')));
  return `${token.chain.id}/erc20:${token.contract}`;
}

/** Approves what stands in the review of an action. */
export async function approveReview(sim: SimHouse, actionId: string) {
  const { review } = must(await actionProcedures.get(sim.house, { actionId }));
  const { digest } = present(review);
  const commandId = newCommand();
  const answer = await actionProcedures.approve(sim.house, { commandId, actionId, digest });
  await sim.advance(actionId);
  return answer;
}
