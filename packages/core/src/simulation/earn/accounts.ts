import { standingOf } from '../../grant/index.ts';
import type { ChainFailureCode, ChainResult } from '../../ports/chain.ts';
import type { SeenOperation, SmartAccountPort } from '../../ports/smart-account.ts';
import { err, ok } from '../../result/result.ts';
import { simAddress } from '../address.ts';
import type { MinedTransaction, SimChain } from '../chain/chain.ts';
import { decodeHandleOps, type SimCall } from '../chain/operation.ts';
import { logs } from '../chain/port.ts';
import { carryOut, makeCalls, nextSequence, smartOf, worthOf } from '../chain/smart.ts';
import { placeOn } from './vaults.ts';

/** What a simulated chain knows of smart accounts. */
export function createSimSmartAccounts(world: SimChain): SmartAccountPort {
  const seen = (entry: MinedTransaction, userOpHash: string): SeenOperation | null => {
    const found = entry.operations.find(({ hash }) => hash === userOpHash.toLowerCase());
    if (found === undefined) return null;
    const { hash: transactionHash, blockNumber } = entry;
    const { account, succeeded, reason } = found;
    return { userOpHash: found.hash, account, succeeded, transactionHash, blockNumber, reason };
  };

  const port: SmartAccountPort = {
    chain: world.chain,
    async state(account) {
      const there = smartOf(world.state(), account);
      if (there === undefined) {
        const nobody = { rootValidator: null, owner: null };
        return ok({ deployed: false, currentNonce: 1, validNonceFrom: 0, ...nobody });
      }
      const { currentNonce, validNonceFrom, owner } = there;
      return ok({
        deployed: true,
        currentNonce,
        validNonceFrom,
        rootValidator: `0x01${simAddress('validator').slice(2)}`,
        owner,
      });
    },
    async permission(account, permissionId) {
      const there = smartOf(world.state(), account);
      const nonce = there?.permissions[permissionId];
      if (there === undefined || nonce === undefined) {
        return ok({ installed: false, usable: false, nonce: 0, signer: null, policies: [] });
      }
      const usable = nonce >= there.validNonceFrom;
      const parts = { signer: simAddress('session signer'), policies: [simAddress('policy')] };
      return ok({ installed: true, usable, nonce, ...parts });
    },
    async standing({ account, permissionId, nonce }) {
      const there = await port.state(account);
      if (!there.ok) return there;
      const permission = await port.permission(account, permissionId);
      return permission.ok ? ok(standingOf(there.value, permission.value, { nonce })) : permission;
    },
    operationNonce: async (account, key) =>
      ok((key << 64n) + nextSequence(world.state(), account, key)),
    async operation({ account, userOpHash, fromBlock, toBlock }) {
      for (const entry of world.mined()) {
        if (entry.blockNumber < fromBlock || entry.blockNumber > toBlock) continue;
        const found = seen(entry, userOpHash);
        if (found !== null && found.account === account.toLowerCase()) return ok(found);
      }
      return ok(null);
    },
    async operationIn(transactionHash, userOpHash) {
      const entry = world.mined().find(({ hash }) => hash === transactionHash.toLowerCase());
      return ok(entry === undefined ? null : seen(entry, userOpHash));
    },
    async movedBy({ transactionHash, userOpHash, token }) {
      const entry = world.mined().find(({ hash }) => hash === transactionHash.toLowerCase());
      const found = entry?.operations.find(({ hash }) => hash === userOpHash.toLowerCase());
      if (entry === undefined || found === undefined) return ok(null);
      const own = logs(entry).slice(...found.moved);
      return ok({ own: own.filter((log) => log.token === token.toLowerCase()), nobodys: [] });
    },
    async callGas(account, callData) {
      const made = makeCalls(world.state(), account, JSON.parse(callData) as SimCall[]);
      return made === null ? failure('WOULD_REVERT') : ok(200_000n);
    },
    async rehearse(call) {
      const operation = decodeHandleOps(call.data);
      if (operation === null) return ok('not an operation');
      const outcome = carryOut(world.state(), operation, {
        now: world.blocks.timeOf(world.blocks.head()),
        fails: false,
        unsigned: true,
      });
      return ok(outcome.kind === 'carried-out' && outcome.succeeded ? null : outcome.reason);
    },
    vaultAsset: async (vault) => {
      const there = placeOn(world.chain);
      return ok(vault === there?.shares.token ? there.usdc.token : null);
    },
    poolToken: async (pool, asset) => {
      const there = placeOn(world.chain);
      const its = pool === there?.pool.address && asset === there.usdc.token;
      return ok(its ? there.pool.token.token : null);
    },
    poolBehind: async (token, asset) => {
      const there = placeOn(world.chain);
      const its = token === there?.pool.token.token && asset === there.usdc.token;
      return ok(its ? there.pool.address : null);
    },
    redeemable: async (vault, shares) =>
      vault === placeOn(world.chain)?.shares.token
        ? ok(worthOf(shares, world.state().vaultPrice))
        : failure('WOULD_REVERT'),
  };
  return port;
}

function failure<T>(code: ChainFailureCode): Awaited<ChainResult<T>> {
  return err({ code, message: 'execution reverted' });
}
