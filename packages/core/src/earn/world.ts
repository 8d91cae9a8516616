import type { Trouble } from '../action/definition.ts';
import type { WalletWorld } from '../action/world.ts';
import type { EarnProviderPort } from '../ports/earn-provider.ts';
import type { KernelPort, SmartAccountPort } from '../ports/smart-account.ts';
import type { ProviderFailure } from '../ports/swap-provider.ts';
import { err, ok, type Result } from '../result/result.ts';
import type { GrantDecoder } from '../review/gate-grant.ts';

/** What the actions of an earning account ask the world through. */
export interface EarnWorld extends WalletWorld {
  readonly earn: EarnProviderPort;
  /** What a chain knows of smart accounts; undefined where no endpoint is set up. CAIP-2. */
  smartAccounts(chain: string): SmartAccountPort | undefined;
  readonly kernel: KernelPort;
  readonly decodeGrant: GrantDecoder;
}

export function needSmartAccounts(
  world: EarnWorld,
  chain: string,
): Result<SmartAccountPort, Trouble> {
  const accounts = world.smartAccounts(chain);
  return accounts === undefined
    ? err({ code: 'NO_CHAIN', message: `No endpoint for ${chain} is set up.` })
    : ok(accounts);
}

/** A failure of the service as something that may pass. */
export function troubleOf({ code, message, retryAfterMs }: ProviderFailure): Trouble {
  return { code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** The service has understood and said no, and nothing came of it. Anything else may pass. */
export function isRefusal({ kind, mayHaveHappened }: ProviderFailure): boolean {
  return (kind === 'refused' || kind === 'invalid') && !mayHaveHappened;
}
