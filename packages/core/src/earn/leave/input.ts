import type { CommandRefusal } from '../../action/definition.ts';
import type { JsonValue } from '../../ports/json.ts';
import { ok, type Result } from '../../result/result.ts';
import { isNative } from '../../send/input.ts';
import type { NativeAsset } from '../../transaction/review-transaction.ts';
import type { EarnAsset } from '../asset.ts';
import { isEarnAsset, isRecord, type Owned, ownedProblem, refuse } from '../shape.ts';

/**
 * What the owner does with the account on their own, without the service: take everything out of it
 * on one chain (`exit`), or end the rights that were granted on it (`removal`). Gas comes from the
 * owner.
 */
export interface LeaveInput extends Owned {
  readonly purpose: 'exit' | 'removal';
  readonly native: NativeAsset;
  /** Names the chain. */
  readonly usdc: EarnAsset;
  /** Tokens of which the account may hold something, beside USDC. What they are the chain says. */
  readonly vaults: readonly LeaveVault[];
  /** What nobody could be asked about, in sentences: it may stay in the account. */
  readonly untold: readonly string[];
}

export interface LeaveVault {
  readonly name: string;
  readonly shares: EarnAsset;
  /**
   * `bought`: an order was made here for it. `told`: only the service says that it is held, and its
   * contract may be anybody's.
   */
  readonly known: 'bought' | 'told';
}

export const MOST_LEFT_VAULTS = 100;
const MOST_UNTOLD = 10;

export function parseLeaveInput(
  purpose: LeaveInput['purpose'],
): (value: JsonValue) => Result<LeaveInput, CommandRefusal> {
  return (value) => {
    if (!isRecord(value)) return refuse('BAD_INPUT', 'This is an object.');
    const input = value as Partial<LeaveInput>;
    const problem = ownedProblem(input);
    if (problem !== null) return refuse(problem.code, problem.message);
    if (input.purpose !== purpose) return refuse('BAD_INPUT', `This is no ${purpose}.`);
    if (!isEarnAsset(input.usdc)) return refuse('BAD_ASSET', 'The USDC of the chain is missing.');
    if (!isNative(input.native)) return refuse('BAD_INPUT', 'The native asset is missing.');
    const { usdc, vaults, untold } = input as LeaveInput;
    if (!Array.isArray(vaults) || vaults.length > MOST_LEFT_VAULTS) {
      return refuse('BAD_VAULTS', `Name the vaults, ${MOST_LEFT_VAULTS} at most.`);
    }
    const said =
      Array.isArray(untold) &&
      untold.length <= MOST_UNTOLD &&
      untold.every((sentence) => typeof sentence === 'string');
    if (!said) return refuse('BAD_INPUT', 'What is not known is said in a few sentences.');
    const good = vaults.every(
      (vault) =>
        isRecord(vault) &&
        typeof vault.name === 'string' &&
        isEarnAsset(vault.shares) &&
        (vault.shares as EarnAsset).chain === usdc.chain &&
        (vault.known === 'bought' || vault.known === 'told'),
    );
    return good
      ? ok(input as LeaveInput)
      : refuse('BAD_VAULTS', 'One of the vaults is not on this chain.');
  };
}
