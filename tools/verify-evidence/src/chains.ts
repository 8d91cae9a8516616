import type { ChainResult, ClockPort, EvidenceChainReader } from '@countinghouse/core';
import { createEvmChain } from '@countinghouse/wallet';
import { createPublicClient, http } from 'viem';

export interface ProbedChains {
  /** By CAIP-2; several addresses of one chain are asked as one and must agree. */
  readonly chains: ReadonlyMap<string, EvidenceChainReader>;
  /** Addresses that did not answer, named by host: the rest of them may hold a key. */
  readonly silent: readonly string[];
  /** How many questions have gone unanswered since. */
  failures(): number;
}

const PATIENCE_MS = 10_000;

/** Asks each address which chain it serves. */
export async function probeChains(
  urls: readonly string[],
  clock: ClockPort,
): Promise<ProbedChains> {
  const byChain = new Map<string, string[]>();
  const silent: string[] = [];
  let failures = 0;
  for (const url of urls) {
    const id = await chainIdOf(url);
    if (id === null) silent.push(hostOf(url));
    else byChain.set(`eip155:${id}`, [...(byChain.get(`eip155:${id}`) ?? []), url]);
  }
  const chains = new Map(
    [...byChain].map(([chain, rpcUrls]) => [
      chain,
      counting(createEvmChain({ chain, rpcUrls, clock }), () => {
        failures += 1;
      }),
    ]),
  );
  return { chains, silent, failures: () => failures };
}

function counting(reader: EvidenceChainReader, failed: () => void): EvidenceChainReader {
  async function count<T>(answer: ChainResult<T>): ChainResult<T> {
    const result = await answer;
    if (!result.ok) failed();
    return result;
  }
  const { accounts, transaction } = reader;
  return {
    receipt: (hash) => count(reader.receipt(hash)),
    transfersIn: (hash, token) => count(reader.transfersIn(hash, token)),
    block: (at) => count(reader.block(at)),
    ...(accounts === undefined
      ? {}
      : {
          accounts: {
            operationIn: (hash, of) => count(accounts.operationIn(hash, of)),
            movedBy: (query) => count(accounts.movedBy(query)),
          },
        }),
    ...(transaction === undefined ? {} : { transaction: (hash) => count(transaction(hash)) }),
  };
}

async function chainIdOf(url: string): Promise<number | null> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return null;
  const transport = http(url, {
    retryCount: 0,
    timeout: PATIENCE_MS,
    fetchOptions: { redirect: 'error' },
  });
  try {
    const id = await createPublicClient({ transport }).getChainId();
    return Number.isSafeInteger(id) && id > 0 ? id : null;
  } catch {
    // Whatever it was, nobody there tells which chain it is.
    return null;
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an address that cannot be read';
}
