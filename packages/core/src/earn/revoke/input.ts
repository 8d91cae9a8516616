import type { CommandRefusal } from '../../action/definition.ts';
import type { JsonValue } from '../../ports/json.ts';
import { ok, type Result } from '../../result/result.ts';
import { isEvmChain, isRecord, type Owned, ownedProblem, refuse } from '../shape.ts';

/** Asks the service to stop acting. */
export interface RevokeInput extends Owned {
  /** CAIP-2; null: on every chain. */
  readonly chain: string | null;
}

export function parseRevokeInput(value: JsonValue): Result<RevokeInput, CommandRefusal> {
  if (!isRecord(value)) return refuse('BAD_INPUT', 'A revocation is an object.');
  const input = value as Partial<RevokeInput>;
  const problem = ownedProblem(input);
  if (problem !== null) return refuse(problem.code, problem.message);
  if (input.chain !== null && !isEvmChain(input.chain)) {
    return refuse('BAD_CHAIN', 'Name a chain such as eip155:8453, or all of them.');
  }
  const { owner, account, chain } = input as RevokeInput;
  return ok({ owner, account, chain });
}
