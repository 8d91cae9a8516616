import { decodeEventLog, parseAbi } from 'viem';
import { type Deed, deedsOn, type Moved } from './deeds.ts';
import { type Operation, operationsOn } from './operations.ts';
import { type Holdings, holdings, type Site } from './site.ts';
import { total, type VaultFlows, vaultFlows } from './vault-flows.ts';

/** Everything the chains say of the journey so far, read past the program. */
export interface Books {
  readonly sites: readonly SiteBook[];
  readonly operations: readonly Operation[];
  /** What the way between the chains has cost, in base units of USDC. */
  readonly bridgeFee: bigint;
}

export interface SiteBook {
  readonly site: Site;
  readonly now: Holdings;
  readonly moved: readonly Moved[];
  readonly vault: VaultFlows;
}

const MINTED = parseAbi([
  'event MintAndWithdraw(address indexed mintRecipient, uint256 amount, address indexed mintToken, uint256 feeCollected)',
]);

export async function readBooks(sites: readonly Site[], faucet: string): Promise<Books> {
  const books = await Promise.all(
    sites.map(async (site) => {
      const [now, moved, vault] = await Promise.all([
        holdings(site),
        deedsOn(site, faucet),
        vaultFlows(site),
      ]);
      return { site, now, moved, vault };
    }),
  );
  const operations = await Promise.all(sites.map(operationsOn));
  const fees = await Promise.all(books.map(bridgeFees));
  return { sites: books, operations: operations.flat(), bridgeFee: total(fees) };
}

/** What was kept of everything that arrived on a chain for the account. */
async function bridgeFees({ site, moved }: SiteBook): Promise<bigint> {
  const fees: bigint[] = [];
  for (const { hash } of moved.filter(({ deed }) => deed === 'arrival')) {
    const { logs } = await site.client.getTransactionReceipt({ hash });
    for (const { data, topics } of logs) {
      try {
        fees.push(decodeEventLog({ abi: MINTED, data, topics }).args.feeCollected);
      } catch {
        // Another contract's event.
      }
    }
  }
  return total(fees);
}

/** All transactions of one kind, on all chains. */
export function of({ sites }: Books, deed: Deed): readonly (Moved & { readonly chain: number })[] {
  return sites.flatMap(({ site, moved }) =>
    moved.filter((one) => one.deed === deed).map((one) => ({ ...one, chain: site.chain.id })),
  );
}
