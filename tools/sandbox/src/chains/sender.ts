import { type Address, type Hex, keccak256 } from 'viem';
import type { HDAccount } from 'viem/accounts';
import { z } from 'zod';
import { createOwn, type Own } from './own.ts';
import type { Rpc } from './rpc.ts';

/** A transaction an account of the sandbox is to send. Gas is in units, value in wei. */
export interface Outgoing {
  readonly to: Address | null;
  readonly value?: bigint;
  readonly data?: Hex;
  readonly gas: bigint;
}

/** Sends transactions of one account in order, each with the next nonce. */
export interface Sender {
  readonly address: Address;
  /**
   * Signs and broadcasts; resolves with the hash as soon as the node has taken it. Where something was
   * signed for the same purpose before, that is it.
   */
  send(transaction: Outgoing, purpose?: string): Promise<Hex>;
  /** Waits for inclusion, re-sending the same bytes if the node has lost them. */
  included(hash: Hex): Promise<Inclusion>;
}

/** Where a transaction ended up. */
export interface Inclusion {
  readonly block: bigint;
  readonly ok: boolean;
}

const GWEI = 1_000_000_000n;
const Receipt = z
  .object({ blockNumber: z.string(), status: z.string() })
  .transform((raw) => ({ block: BigInt(raw.blockNumber), ok: raw.status === '0x1' }))
  .nullable();

/**
 * `own` hears of each transaction before it is broadcast. Waiting for inclusion ends with an error once
 * `closing` is aborted.
 */
export function createSender(
  rpc: Rpc,
  chainId: number,
  account: HDAccount,
  own: Own = createOwn([], () => {}),
  closing?: AbortSignal,
): Sender {
  let nonce: number | undefined;
  let lane: Promise<unknown> = Promise.resolve();
  const sendNow = async (transaction: Outgoing, purpose: string | undefined): Promise<Hex> => {
    const before = purpose === undefined ? undefined : own.madeFor(purpose);
    if (before !== undefined) return before;
    nonce ??= Number(await rpc('eth_getTransactionCount', account.address, 'pending'));
    const raw = await account.signTransaction({
      ...transaction,
      chainId,
      nonce,
      type: 'eip1559',
      // High enough to survive a base fee raised by a test; what is paid is base fee plus tip.
      maxFeePerGas: 100_000n * GWEI,
      maxPriorityFeePerGas: GWEI,
    });
    const hash = keccak256(raw);
    own.signed({ hash, raw, purpose: purpose ?? null });
    await rpc('eth_sendRawTransaction', raw);
    nonce += 1;
    return hash;
  };
  return {
    address: account.address,
    send: (transaction, purpose) => {
      const next = lane.then(() => sendNow(transaction, purpose));
      lane = next.catch(() => {});
      return next;
    },
    included: async (hash) => {
      for (;;) {
        closing?.throwIfAborted();
        const receipt = Receipt.parse(await rpc('eth_getTransactionReceipt', hash));
        if (receipt !== null) return receipt;
        const raw = own.raw(hash);
        if (raw !== undefined && (await rpc('eth_getTransactionByHash', hash)) === null) {
          await rpc('eth_sendRawTransaction', raw).catch(() => {});
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}
