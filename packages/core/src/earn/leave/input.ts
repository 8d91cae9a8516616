import type { CommandRefusal } from '../../action/definition.ts';
import type { JsonValue } from '../../ports/json.ts';
import { ok, type Result } from '../../result/result.ts';
import { isNative } from '../../send/input.ts';
import type { NativeAsset } from '../../transaction/review-transaction.ts';
import type { EarnAsset } from '../asset.ts';
import { isEarnAsset, isRecord, type Owned, ownedProblem, refuse } from '../shape.ts';

/**
 * What the owner does with the account on their own, without the service: take everything out of it
 * on one chain (`exit`), or end every right that was granted on it (`removal`). Gas comes from the
 * owner.
 */
export interface LeaveInput extends Owned {
  readonly purpose: 'exit' | 'removal';
  readonly native: NativeAsset;
  /** Names the chain. */
  readonly usdc: EarnAsset;
  /** ERC-4626 vaults in which the account may hold something. */
  readonly vaults: readonly LeaveVault[];
}

export interface LeaveVault {
  readonly name: string;
  readonly shares: EarnAsset;
  /**
   * `redeem`: an ERC-4626 vault pays out what the shares are worth. `send`: nobody here knows how to
   * redeem there, so the token that stands for the deposit goes to the owner as it is.
   */
  readonly how: 'redeem' | 'send';
}

const MOST_VAULTS = 20;

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
    const { usdc, vaults } = input as LeaveInput;
    if (!Array.isArray(vaults) || vaults.length > MOST_VAULTS) {
      return refuse('BAD_VAULTS', `Name the vaults, ${MOST_VAULTS} at most.`);
    }
    const good = vaults.every(
      (vault) =>
        isRecord(vault) &&
        typeof vault.name === 'string' &&
        isEarnAsset(vault.shares) &&
        (vault.shares as EarnAsset).chain === usdc.chain &&
        (vault.how === 'redeem' || vault.how === 'send'),
    );
    return good
      ? ok(input as LeaveInput)
      : refuse('BAD_VAULTS', 'One of the vaults is not on this chain.');
  };
}
