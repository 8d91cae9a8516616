import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keccak256, pad, toHex } from 'viem';
import { PAYER } from './keys.ts';
import {
  AMOUNT_IN,
  AMOUNT_OUT,
  DEPOSIT,
  DEPOSIT_BLOCK,
  PAYOUT_BLOCK,
  PAYOUT_HASH,
  RECIPIENT,
  USDC_ARBITRUM,
  USDC_BASE,
} from './swap-events.ts';

const TRANSFER = keccak256(toHex('Transfer(address,address,uint256)'));

interface Mined {
  readonly chainId: number;
  readonly hash: string;
  readonly block: { readonly number: number; readonly hash: string };
  readonly token: string;
  readonly to: string;
  amount: bigint;
}

/** Two chains behind one server, `/base` and `/arb`, that show what the swap moved. */
export interface FakeChains {
  readonly base: string;
  readonly arb: string;
  readonly payout: Mined;
  /** From here on every question is met with an error. */
  fail(): void;
  close(): Promise<void>;
}

export async function startFakeChains(depositHash: string): Promise<FakeChains> {
  const deposit: Mined = {
    chainId: 8453,
    hash: depositHash,
    block: DEPOSIT_BLOCK,
    token: USDC_BASE,
    to: DEPOSIT,
    amount: AMOUNT_IN,
  };
  const payout: Mined = {
    chainId: 42161,
    hash: PAYOUT_HASH,
    block: PAYOUT_BLOCK,
    token: USDC_ARBITRUM,
    to: RECIPIENT,
    amount: AMOUNT_OUT,
  };
  let failing = false;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const mined = request.url === '/base' ? deposit : payout;
      const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      response.setHeader('content-type', 'application/json');
      const broken = failing && method !== 'eth_chainId';
      const answer = broken
        ? { error: { code: -32000, message: 'out of order' } }
        : { result: result(mined, method, params) };
      response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    base: `${url}/base`,
    arb: `${url}/arb`,
    payout,
    fail: () => {
      failing = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function result(mined: Mined, method: string, params: readonly unknown[]): unknown {
  const { hash, block, token, to, amount, chainId } = mined;
  switch (method) {
    case 'eth_chainId':
      return toHex(chainId);
    case 'eth_getBlockByNumber':
      return { number: params[0], hash: block.hash, timestamp: '0x70dbd880' };
    case 'eth_getTransactionReceipt':
      if (params[0] !== hash) return null;
      return {
        transactionHash: hash,
        blockNumber: toHex(block.number),
        blockHash: block.hash,
        status: '0x1',
        gasUsed: toHex(63_000),
        effectiveGasPrice: toHex(1_000_000),
        logs: [
          {
            address: token,
            topics: [TRANSFER, pad(PAYER.address), pad(to as `0x${string}`)],
            data: pad(toHex(amount)),
            blockNumber: toHex(block.number),
            transactionHash: hash,
            logIndex: '0x0',
          },
        ],
      };
    default:
      return null;
  }
}
