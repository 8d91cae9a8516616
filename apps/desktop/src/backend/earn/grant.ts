import {
  expiryOf,
  type SignedGrant,
  standingOfGrant,
  type EarnAccount as Told,
  unlimitedReasons,
} from '@countinghouse/core';
import type { Grant } from '../../contract/earn.ts';
import { amountOf } from '../amounts.ts';
import { namedChain } from '../names.ts';
import type { OpenHouse } from '../open-house.ts';
import { usdcOn } from './usdc.ts';

/**
 * The grants of an account on one chain, from all who may know of them: the newest that we have signed,
 * beside what the service says, and every earlier one that may still count: whose end has not passed, or
 * that the chain does not call void. None where nobody knows of any.
 */
export async function grantsOn(
  house: OpenHouse,
  chain: string,
  account: string,
  service: Told | null,
  signed: readonly SignedGrant[],
): Promise<readonly Grant[]> {
  const told = toldOn(chain, service);
  const accounts = house.outside.smartAccounts.get(chain);
  const [newest, ...earlier] = await Promise.all(
    signed.map(
      async (each): Promise<Grant> => ({
        chain: namedChain(chain),
        told: null,
        signed: shown(house, chain, each),
        // A permission takes effect with its first use, and can be ended on the chain only.
        onChain: (await standingOfGrant(accounts, account, each)).onChain,
      }),
    ),
  );
  if (newest === undefined) {
    const nothing = { chain: namedChain(chain), signed: null, onChain: 'unknown' } as const;
    return told === null ? [] : [{ ...nothing, told }];
  }
  const now = house.clock.now();
  const over = ({ signed: own }: Grant) => own?.expiresAt != null && own.expiresAt <= now;
  return [{ ...newest, told }, ...earlier.filter((each) => each.onChain !== 'void' || !over(each))];
}

/** The service names no chain where it has one grant for all: it counts where it is authorized. */
function toldOn(chain: string, service: Told | null): Grant['told'] {
  if (service === null) return null;
  const authorized = service.authorizedOn.includes(chain);
  const named = service.grants.filter(
    (grant) => grant.chain === chain || (grant.chain === null && authorized),
  );
  // An earlier one may stay on the list beside the one that is good.
  const endOf = ({ expiresAt }: (typeof named)[number]) => expiresAt ?? Number.POSITIVE_INFINITY;
  const found = named.toSorted((a, b) => endOf(b) - endOf(a))[0];
  if (found !== undefined) {
    const { status, expiresAt, policyVersion } = found;
    return { status, expiresAt, policyVersion };
  }
  return authorized ? { status: 'authorized', expiresAt: null, policyVersion: null } : null;
}

function shown(house: OpenHouse, chain: string, { actionId, at, review }: SignedGrant) {
  const { asked, decoded, allows, owner } = review;
  const expiresAt = expiryOf(decoded);
  const cap = usdcOn(house, chain) ?? {
    asset: `${chain}/erc20:${asked.token.toLowerCase()}`,
    symbol: asked.symbol,
    decimals: asked.decimals,
  };
  return {
    actionId,
    at,
    cap: amountOf(cap, asked.spendCap),
    expiresAt: expiresAt === null ? null : expiresAt * 1_000,
    permissionId: decoded.right.kind === 'permission' ? decoded.right.permissionId : null,
    key: decoded.key.kind === 'key' ? decoded.key.address : null,
    allows: [...allows],
    // As it is judged now: what was signed before may not have been marked then.
    unlimited: unlimitedReasons(decoded, asked.token, owner).map(({ sentence }) => sentence),
  };
}
