import type {
  ChainFailureCode,
  ChainPort,
  ChainResult,
  SeenTransaction,
  Transfer,
} from '../../ports/chain.ts';
import { err, ok } from '../../result/result.ts';
import type { MinedTransaction, SimChain } from './chain.ts';
import { balanceOf, gasUsed, intendedTransfer, nonceOf } from './state.ts';
import type { SignedSimTransaction } from './transaction.ts';

const TIP = 1_000_000n;

/** The chain as a node shows it to the program. */
export function createChainPort(
  world: Omit<SimChain, 'port'>,
  parse: (raw: string) => SignedSimTransaction | null,
): ChainPort {
  const find = (hash: string): MinedTransaction | undefined =>
    world.mined().find((entry) => entry.hash === hash.toLowerCase());

  return {
    chain: world.chain,
    balance: async (address, token) => ok(balanceOf(world.state(), token, address)),
    async nonce(address, at) {
      if (at === 'finalized') return ok(nonceOf(world.stateAt(world.blocks.finalized()), address));
      let nonce = nonceOf(world.state(), address);
      if (at === 'latest') return ok(nonce);
      const mine = world
        .waiting()
        .filter(({ transaction }) => transaction.from.toLowerCase() === address.toLowerCase())
        .map(({ transaction }) => transaction.nonce);
      while (mine.includes(nonce)) nonce += 1;
      return ok(nonce);
    },
    fees: async () => ok({ maxFeePerGas: world.baseFee() * 2n + TIP, maxPriorityFeePerGas: TIP }),
    async estimateGas(call) {
      const move = intendedTransfer(call);
      if (move === null) return failure('WOULD_REVERT');
      if (balanceOf(world.state(), null, call.from) < call.value)
        return failure('INSUFFICIENT_FUNDS');
      return balanceOf(world.state(), move.token, move.from) < move.amount
        ? failure('WOULD_REVERT')
        : ok(gasUsed(call));
    },
    async block(at) {
      const { blocks } = world;
      if (at === 'latest') return ok(blocks.mark(blocks.head()));
      if (at === 'finalized') return ok(blocks.mark(blocks.finalized()));
      return ok(at < 0 || at > blocks.head() ? null : blocks.mark(at));
    },
    async transaction(hash) {
      const entry = find(hash);
      if (entry !== undefined) return ok(seen(entry, entry.blockNumber));
      const pending = world.waiting().find((waiting) => waiting.hash === hash);
      return ok(pending === undefined ? null : seen(pending, null));
    },
    async receipt(hash) {
      const entry = find(hash);
      if (entry === undefined) return ok(null);
      const { blockNumber, succeeded, fee } = entry;
      const blockHash = world.blocks.mark(blockNumber).hash;
      return ok({ hash, blockNumber, blockHash, succeeded, fee });
    },
    async broadcast(raw) {
      const signed = parse(raw);
      if (signed === null) return failure('TRANSACTION_REFUSED');
      const refused = world.submit(signed);
      return refused === null ? ok({ hash: signed.hash }) : failure(refused);
    },
    async transfersTo({ to, token, fromBlock, toBlock }) {
      const found = world
        .mined()
        .filter(({ blockNumber }) => blockNumber >= fromBlock && blockNumber <= toBlock)
        .flatMap((entry) => logs(entry))
        .filter(
          (log) => log.to === to.toLowerCase() && log.token === (token?.toLowerCase() ?? null),
        );
      return ok(found);
    },
    async minedWithNonce({ account, nonce, fromBlock }) {
      const entry = world
        .mined()
        .find(
          ({ transaction, blockNumber }) =>
            transaction.from.toLowerCase() === account.toLowerCase() &&
            transaction.nonce === nonce &&
            blockNumber >= fromBlock &&
            blockNumber <= world.blocks.finalized(),
        );
      return ok(entry === undefined ? null : seen(entry, entry.blockNumber));
    },
    dataFee: async () => ok(0n),
    // The one token of each simulated chain is a dollar coin.
    decimals: async () => ok(6),
    hasCode: async () => ok(false),
    async transfersIn(hash, token) {
      const entry = find(hash);
      if (entry === undefined) return ok(null);
      return ok(logs(entry).filter((log) => log.token === (token?.toLowerCase() ?? null)));
    },
  };
}

function seen(signed: SignedSimTransaction, blockNumber: number | null): SeenTransaction {
  const { from, to, value, data, nonce } = signed.transaction;
  return { hash: signed.hash, from, to, value, data, nonce, blockNumber };
}

/** Everything that a transaction moved, as a node shows it. */
export function logs(entry: MinedTransaction): readonly Transfer[] {
  return entry.transfers.map((transfer, logIndex) => ({
    ...transfer,
    transactionHash: entry.hash,
    blockNumber: entry.blockNumber,
    logIndex,
  }));
}

const sentences: Readonly<Record<ChainFailureCode, string>> = {
  CHAIN_UNAVAILABLE: 'The node does not answer.',
  CHAIN_WRONG_ID: 'The transaction is for another chain.',
  CHAIN_MALFORMED: 'The node answered something unreadable.',
  NONCE_TOO_LOW: 'nonce too low',
  REPLACEMENT_UNDERPRICED: 'replacement transaction underpriced',
  INSUFFICIENT_FUNDS: 'insufficient funds for gas and value',
  WOULD_REVERT: 'execution reverted',
  TRANSACTION_REFUSED: 'The transaction cannot be read.',
};

function failure<T>(code: ChainFailureCode): Awaited<ChainResult<T>> {
  return err({ code, message: sentences[code] });
}
