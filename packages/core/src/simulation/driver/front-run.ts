import { simAddress } from '../address.ts';
import type { SimChain } from '../chain/chain.ts';
import {
  decodeHandleOps,
  encodeHandleOps,
  operationHash,
  type SimOperation,
} from '../chain/operation.ts';
import { nextSequence, simAccountOf, smartOf } from '../chain/smart.ts';
import type { SignedSimTransaction } from '../chain/transaction.ts';
import { simSignatureOver } from '../signature.ts';
import { FRIEND, OWNER } from '../world.ts';

/** Somebody without any right sends what they have seen, with gas of their own. */
function sendAsStranger(chain: SimChain, to: string, data: string): void {
  const from = simAddress(`stranger after ${chain.mined().length} on ${chain.chain}`);
  chain.fund(from, null, 10n ** 18n);
  chain.call({ from, to, data });
}

/** An operation that the person signed for a transaction of their own. */
function signedBy({ transaction }: SignedSimTransaction): boolean {
  return transaction.from === OWNER && decodeHandleOps(transaction.data) !== null;
}

/** Somebody copies the signed operation that waits in the pool, or once waited there, and sends it. */
export function frontRun(chain: SimChain): boolean {
  const seen = [...chain.waiting(), ...chain.lost()].find(signedBy);
  if (seen === undefined) return false;
  sendAsStranger(chain, seen.transaction.to, seen.transaction.data);
  return true;
}

/** As that, in one bundle with an operation of a friend, which pays the person as well. */
export function frontRunBeside(chain: SimChain, token: string, units: bigint): boolean {
  const seen = chain.waiting().find(signedBy);
  const operation = seen === undefined ? null : decodeHandleOps(seen.transaction.data);
  if (seen === undefined || operation === null) return false;
  const account = simAccountOf(FRIEND);
  chain.fund(account, token, units);
  const paid: SimOperation = {
    chain: chain.chain,
    owner: FRIEND,
    account,
    nonce: nextSequence(chain.state(), account, 0n).toString(),
    creates: smartOf(chain.state(), account) === undefined,
    calls: [{ kind: 'transfer', token, to: OWNER, units: units.toString() }],
    right: null,
    signature: null,
  };
  const signature = simSignatureOver(FRIEND, operationHash(paid));
  sendAsStranger(chain, seen.transaction.to, encodeHandleOps(operation, { ...paid, signature }));
  return true;
}

/** The owner's key, used elsewhere, has another operation take the place of the one that was signed. */
export function displace(chain: SimChain): boolean {
  const mined = chain.mined().filter(signedBy);
  const seen = [...mined, ...chain.waiting(), ...chain.lost()].find(signedBy);
  const operation = seen === undefined ? null : decodeHandleOps(seen.transaction.data);
  if (seen === undefined || operation === null) return false;
  const nonce = nextSequence(chain.state(), operation.account, 0n).toString();
  const other = { ...operation, nonce, calls: [], signature: null };
  const signature = simSignatureOver(OWNER, operationHash(other));
  sendAsStranger(chain, seen.transaction.to, encodeHandleOps({ ...other, signature }));
  return true;
}
