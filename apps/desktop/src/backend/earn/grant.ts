import type { EarnAccount as Told } from '@countinghouse/core';
import type { Grant } from '../../contract/earn.ts';
import { amountOf } from '../amounts.ts';
import { namedChain } from '../names.ts';
import type { OpenHouse } from '../open-house.ts';
import type { SignedGrant } from './signed-grants.ts';
import { usdcOn } from './usdc.ts';

/**
 * The grants of an account on one chain, from all who may know of them: the newest that we have signed,
 * beside what the service says, and every earlier one that the chain does not know to be void. None
 * where nobody knows of any.
 */
export async function grantsOn(
  house: OpenHouse,
  chain: string,
  account: string,
  service: Told | null,
  signed: readonly SignedGrant[],
): Promise<readonly Grant[]> {
  const told = toldOn(chain, service);
  const [newest, ...earlier] = await Promise.all(
    signed.map(
      async (each): Promise<Grant> => ({
        chain: namedChain(chain),
        told: null,
        signed: shown(house, chain, each),
        onChain: await standingOnChain(house, chain, account, each),
      }),
    ),
  );
  if (newest === undefined) {
    const nothing = { chain: namedChain(chain), signed: null, onChain: 'unknown' } as const;
    return told === null ? [] : [{ ...nothing, told }];
  }
  return [{ ...newest, told }, ...earlier.filter(({ onChain }) => onChain !== 'void')];
}

/** The service names no chain where it has one grant for all: it counts where it is authorized. */
function toldOn(chain: string, service: Told | null): Grant['told'] {
  if (service === null) return null;
  const own = service.grants.find((grant) => grant.chain === chain);
  const general = service.grants.find((grant) => grant.chain === null);
  const found = own ?? (service.authorizedOn.includes(chain) ? general : undefined);
  if (found !== undefined) {
    const { status, expiresAt, policyVersion } = found;
    return { status, expiresAt, policyVersion };
  }
  return service.authorizedOn.includes(chain)
    ? { status: 'authorized', expiresAt: null, policyVersion: null }
    : null;
}

function shown(house: OpenHouse, chain: string, { actionId, at, review }: SignedGrant) {
  const { asked, decoded, allows, unlimited, expiresAt } = review;
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
    unlimited: unlimited.map(({ sentence }) => sentence),
  };
}

/** What the chain says: a permission takes effect with its first use, and can be ended there only. */
async function standingOnChain(
  house: OpenHouse,
  chain: string,
  account: string,
  signed: SignedGrant,
): Promise<Grant['onChain']> {
  const accounts = house.outside.smartAccounts.get(chain);
  const { right } = signed.review.decoded;
  if (accounts === undefined || right.kind !== 'permission') return 'unknown';
  const found = await accounts.permission(account, right.permissionId);
  if (!found.ok) return 'unknown';
  if (found.value.installed) return found.value.usable ? 'usable' : 'void';
  const state = await accounts.state(account);
  if (!state.ok) return 'unknown';
  // A signature for an earlier nonce can no longer take effect.
  return state.value.currentNonce > signed.review.decoded.nonce ? 'void' : 'not yet';
}
