import type { ChainPort, SmartAccountPort } from '@countinghouse/core';
import { createAccounts } from './accounts/create-accounts.ts';
import { readBlock } from './blocks.ts';
import { addressFrom, BadInput, guard, hashFrom, numberFrom } from './border.ts';
import type { ChainContext } from './context.ts';
import { createEndpoint } from './endpoint.ts';
import { estimateGas, readDataFee, readFees } from './fees.ts';
import { createFinality } from './finality.ts';
import { readMinedWithNonce } from './nonce-search.ts';
import type { EvmChainOptions } from './options.ts';
import { createPool } from './pool.ts';
import { readBalance, readCode, readDecimals, readNonce } from './state.ts';
import { broadcast, readReceipt, readTransaction } from './transactions.ts';
import { readTransfersIn, readTransfersTo } from './transfers.ts';

/** What {@link createEvmChain} gives. */
export interface EvmChain extends ChainPort {
  /** Smart accounts on this chain, asked over the same servers. */
  readonly accounts: SmartAccountPort;
}

/**
 * One EVM chain over one or more RPC servers.
 *
 * @param options `chain` as CAIP-2 and at least one URL; throws on others, that is a bug of the caller.
 * @returns a port that never throws: what goes wrong comes back under a closed code. Input that is
 * no address, hash or block range is `CHAIN_MALFORMED`. Addresses come back in EIP-55 spelling,
 * hashes in lower case.
 */
export function createEvmChain(options: EvmChainOptions): EvmChain {
  const context = createContext(options);
  return {
    chain: options.chain,
    accounts: createAccounts(context),
    balance: (address, token) =>
      guard(async () => {
        const asset = token === null ? null : addressFrom(token);
        return readBalance(context, addressFrom(address), asset);
      }),
    nonce: (address, at) => guard(() => readNonce(context, addressFrom(address), at)),
    fees: () => guard(() => readFees(context)),
    estimateGas: (call) =>
      guard(() =>
        estimateGas(context, { ...call, from: addressFrom(call.from), to: addressFrom(call.to) }),
      ),
    block: (at) => guard(() => readBlock(context, typeof at === 'number' ? numberFrom(at) : at)),
    transaction: (hash) => guard(() => readTransaction(context, hashFrom(hash))),
    receipt: (hash) => guard(() => readReceipt(context, hashFrom(hash))),
    broadcast: (raw) => guard(() => broadcast(context, raw)),
    transfersTo: (query) =>
      guard(() => {
        if (query.fromBlock > query.toBlock) throw new BadInput('This range of blocks is empty.');
        return readTransfersTo(context, {
          to: addressFrom(query.to),
          token: query.token === null ? null : addressFrom(query.token),
          fromBlock: numberFrom(query.fromBlock),
          toBlock: numberFrom(query.toBlock),
        });
      }),
    transfersIn: (hash, token) =>
      guard(() =>
        readTransfersIn(context, hashFrom(hash), token === null ? null : addressFrom(token)),
      ),
    minedWithNonce: ({ account, nonce, fromBlock }) =>
      guard(() =>
        readMinedWithNonce(context, {
          account: addressFrom(account),
          nonce: numberFrom(nonce),
          fromBlock: numberFrom(fromBlock),
        }),
      ),
    decimals: (token) => guard(() => readDecimals(context, addressFrom(token))),
    hasCode: (address) =>
      guard(async () => {
        const code = await readCode(context, addressFrom(address));
        return code.ok ? { ok: true, value: code.value !== '0x' } : code;
      }),
    dataFee: (size) => guard(() => readDataFee(context, numberFrom(size))),
  };
}

function createContext(options: EvmChainOptions): ChainContext {
  const [, id] = /^eip155:([1-9]\d{0,17})$/.exec(options.chain) ?? [];
  if (id === undefined) throw new TypeError('chain must be CAIP-2 of the namespace eip155');
  if (options.rpcUrls.length === 0) throw new TypeError('a chain needs at least one endpoint');
  const endpoints = options.rpcUrls.map((url) =>
    createEndpoint({
      url,
      chainId: BigInt(id),
      timeoutMs: options.timeoutMs ?? 10_000,
      fetch: options.fetch ?? globalThis.fetch,
    }),
  );
  return {
    chain: options.chain,
    pool: createPool(endpoints, options.clock),
    finality: createFinality(),
    logRange: options.logRange ?? 2_000,
    report: (about) => options.onDisagreement?.({ chain: options.chain, ...about }),
  };
}
