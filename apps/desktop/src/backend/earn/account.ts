import {
  obeysInstead,
  type SmartAccountState,
  type EarnAccount as Told,
  whoMoves,
} from '@countinghouse/core';
import type { AccountOnChain, EarnAccount } from '../../contract/earn.ts';
import type { Answer, Failure } from '../../contract/result.ts';
import { amountOf } from '../amounts.ts';
import { ofPart, ofProvider } from '../failures.ts';
import { fewAtATime } from '../few-at-a-time.ts';
import { namedChain } from '../names.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { pricesNow } from '../swap/token-list.ts';
import { formerAccounts } from './former.ts';
import { grantsOn } from './grant.ts';
import { openOrders } from './open-orders.ts';
import { type Ours, oursOf } from './ours.ts';
import { rightOn } from './right-on.ts';
import { grantsByChain } from './signed-grants.ts';
import { undecidedWithdrawals } from './undecided-withdrawals.ts';
import { earnChains, usdcOn } from './usdc.ts';

/** All there is to know of one account: what is computed, what the chains say, what the service says. */
export async function earnAccount(
  house: OpenHouse,
  { owner }: InputOf<'earn', 'account'>,
): Promise<Answer<EarnAccount>> {
  const mine = await oursOf(house, owner);
  if (!mine.ok) return mine;
  const { account, computed } = mine.value;
  const [told, signed, withdrawals, orders] = await Promise.all([
    house.outside.earn.account(mine.value.owner.address),
    grantsByChain(house, account),
    undecidedWithdrawals(house, account),
    openOrders(house, account),
  ]);
  const service = told.ok ? told.value : null;
  const chains = chainsOf(house, service, signed);
  const [balances, onChains, grants, former] = await Promise.all([
    service === null ? null : house.outside.earn.balances(account),
    fewAtATime(chains, (chain) => onChain(house, chain, mine.value)),
    fewAtATime(chains, (chain) =>
      grantsOn(house, chain, account, service, signed.get(chain) ?? []),
    ),
    formerAccounts(house, mine.value),
  ]);
  const words = balances?.ok ? balances.value : [];
  const now = house.clock.now();
  const says = service !== null && toldOf(account, service, null).agrees !== false;
  return {
    ok: true,
    value: {
      ...mine.value,
      at: now,
      told: toldOf(account, service, told.ok ? null : ofProvider(told.error)),
      chains: onChains.map(({ there, ...read }, at) => {
        const { id } = read.chain;
        const own = grants[at] ?? [];
        const word = says ? service : null;
        const facts = { chain: id, service: word, there, grants: own, now };
        const { judged, before, stands } = rightOn(facts);
        const moves = whoMoves({
          ...{ chain: id, owner: mine.value.owner.address, account, computed, there },
          ...{ right: judged.right, before, signed: stands },
        });
        const one = { ...read, ...judged, moves };
        const held = words.find(({ chain }) => chain === id);
        const usdc = usdcOn(house, id);
        if (one.usdc !== null || held === undefined || usdc === null) return one;
        const amount = amountOf(usdc, held.usdc, priceOf(house, usdc.asset));
        return { ...one, usdc: amount, usdcFrom: 'service' };
      }),
      grants: grants.flat(),
      former: [...former],
      withdrawals,
      orders: [...orders],
    },
  };
}

/** Chains we can read, then those where the account is known to be something. */
function chainsOf(
  house: OpenHouse,
  told: Told | null,
  signed: ReadonlyMap<string, unknown>,
): readonly string[] {
  const elsewhere = [...(told?.authorizedOn ?? []), ...(told?.deployedOn ?? []), ...signed.keys()];
  return [...new Set([...earnChains(house), ...elsewhere])];
}

function toldOf(account: string, service: Told | null, failure: Failure | null) {
  if (service === null || service.account === '') return { account: null, agrees: null, failure };
  const agrees = service.account.toLowerCase() === account.toLowerCase();
  return { account: service.account, agrees, failure: null };
}

/** What a chain shows of the account; `there` is all of it, null where the chain could not be asked. */
type Read = Omit<AccountOnChain, 'moves' | 'right' | 'rightEndsAt'> & {
  readonly there: SmartAccountState | null;
};

async function onChain(house: OpenHouse, chain: string, { owner, account }: Ours): Promise<Read> {
  const frame = { chain: namedChain(chain), otherOwner: null, deployed: null, there: null };
  const usdc = usdcOn(house, chain);
  const port = house.outside.chains.get(chain);
  const accounts = house.outside.smartAccounts.get(chain);
  if (usdc === null || port === undefined || accounts === undefined) {
    const failure = ofPart({ code: 'NO_CHAIN', message: 'No endpoint of this chain is set up.' });
    return { ...frame, usdc: null, usdcFrom: null, failure };
  }
  const [state, balance] = await Promise.all([
    accounts.state(account),
    port.balance(account, usdc.token),
  ]);
  const trouble = state.ok ? (balance.ok ? null : balance.error) : state.error;
  const there = state.ok ? state.value : null;
  return {
    ...{ chain: frame.chain, there },
    deployed: there?.deployed ?? null,
    otherOwner: there === null ? null : obeysInstead(there, owner.address),
    usdc: balance.ok ? amountOf(usdc, balance.value, priceOf(house, usdc.asset)) : null,
    usdcFrom: balance.ok ? 'chain' : null,
    failure: trouble === null ? null : ofPart(trouble),
  };
}

export function priceOf(house: OpenHouse, asset: string) {
  return pricesNow(house).get(asset) ?? null;
}
