import type { Result } from '../result/result.ts';
import { err, ok } from '../result/result.ts';
import type { Chain } from './chain.ts';
import type { ChainId } from './chain-id.ts';
import { ONECLICK_CHAINS } from './known-chains.ts';

/** Why a blockchain code of the provider cannot be carried. */
export type ProviderCodeProblem = {
  readonly code: 'UNREADABLE_PROVIDER_CODE';
  readonly message: string;
};

const NAMESPACE = 'oneclick:' as const;
// What may follow the namespace in a CAIP-2 id.
const CODE = /^[-_a-zA-Z0-9]{1,32}$/u;

const ID_BY_CODE: ReadonlyMap<string, ChainId> = new Map(
  Object.entries(ONECLICK_CHAINS).map(([code, chain]: [string, Chain]) => [code, chain.id]),
);
const CODE_BY_ID: ReadonlyMap<string, string> = new Map(
  [...ID_BY_CODE].map(([code, id]) => [id, code]),
);

/**
 * The chain behind a `blockchain` code of the swap service. A code that appeared after this program
 * was written survives as `oneclick:<code>` and finds its way back through {@link oneClickFromChain}.
 */
export function chainFromOneClick(code: unknown): Result<ChainId, ProviderCodeProblem> {
  if (typeof code !== 'string' || !CODE.test(code)) {
    return err({
      code: 'UNREADABLE_PROVIDER_CODE',
      message: 'The swap service named a blockchain in a form that cannot be kept.',
    });
  }
  const id: ChainId = ID_BY_CODE.get(code) ?? `${NAMESPACE}${code}`;
  return ok(id);
}

/**
 * The swap service's code for a chain, or `undefined` when it has none. Exactly one id stands for
 * each code: `oneclick:eth` is not another name of `eip155:1`.
 */
export function oneClickFromChain(id: ChainId): string | undefined {
  const known = CODE_BY_ID.get(id);
  if (known !== undefined) return known;
  const code = id.startsWith(NAMESPACE) ? id.slice(NAMESPACE.length) : '';
  return CODE.test(code) && !ID_BY_CODE.has(code) ? code : undefined;
}
