import type { EarnAccount } from '../../../contract/earn.ts';
import { mayAct, rightOn } from './right.ts';

export interface NextStep {
  readonly wish: 'authorize' | 'fund' | 'buy';
  readonly name: string;
  readonly says: string;
  readonly done: boolean;
}

/**
 * What makes an account earn, in order, with what is done; none once all is, and none while something
 * about the account itself has to be settled first.
 *
 * @param held how many things earn in it
 */
export function nextSteps(account: EarnAccount, held: number, now: number): readonly NextStep[] {
  const { chains, told } = account;
  const unsettled =
    told.failure !== null ||
    told.agrees === false ||
    chains.some(({ otherOwner }) => otherOwner !== null);
  if (unsettled) return [];
  const idle = chains.some(({ usdc }) => usdc !== null && usdc.units !== '0');
  const steps: readonly NextStep[] = [
    {
      wish: 'authorize',
      name: 'Authorize 1tx',
      says: 'On one chain, up to an amount and until a day that you choose. It moves nothing.',
      done: chains.some(({ chain }) => mayAct(rightOn(account, chain.id, now))),
    },
    {
      wish: 'fund',
      name: 'Move USDC in',
      says: 'From your wallet into this account, on that chain. They lie there and do not earn yet.',
      done: idle || held > 0,
    },
    {
      wish: 'buy',
      name: 'Put USDC to work',
      says: 'From this account into what earns. 1tx does it and pays the gas.',
      done: held > 0,
    },
  ];
  return steps.every(({ done }) => done) ? [] : steps;
}
