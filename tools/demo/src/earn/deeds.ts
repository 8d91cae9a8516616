import { parseAbiItem } from 'viem';
import type { Site } from './site.ts';

/** What a transaction did to the money, read from its transfers and nothing else. */
export type Deed =
  | 'faucet'
  | 'fund'
  | 'buy'
  | 'burn'
  | 'arrival'
  | 'sell'
  | 'withdraw'
  | 'exit'
  | 'unexplained';

/** What one transaction brought and took, in base units. */
export interface Moved {
  readonly hash: `0x${string}`;
  readonly block: bigint;
  readonly deed: Deed;
  readonly walletIn: bigint;
  readonly walletOut: bigint;
  readonly accountIn: bigint;
  readonly accountOut: bigint;
  readonly sharesIn: bigint;
  readonly sharesOut: bigint;
}

const TRANSFER = parseAbiItem(
  'event Transfer(address indexed from, address indexed to, uint256 value)',
);
const EVERYTHING = { fromBlock: 0n, toBlock: 'latest' } as const;

type Flows = Omit<Moved, 'deed'> & { readonly given: bigint };

/** Every transaction of a chain that moved money of the wallet or of its account, oldest first. */
export async function deedsOn(site: Site, faucet: string): Promise<readonly Moved[]> {
  const { client, chain, owner, account, vault } = site;
  const ours = [owner, account];
  const logs = await Promise.all(
    [chain.usdc, vault.token].flatMap((address) => [
      client.getLogs({ address, event: TRANSFER, args: { from: ours }, ...EVERYTHING }),
      client.getLogs({ address, event: TRANSFER, args: { to: ours }, ...EVERYTHING }),
    ]),
  );
  const each = new Map(logs.flat().map((log) => [`${log.transactionHash} ${log.logIndex}`, log]));
  const byTransaction = new Map<string, Flows>();
  for (const { transactionHash: hash, blockNumber: block, address, args } of each.values()) {
    const flows = byTransaction.get(hash) ?? { hash, block, ...NOTHING };
    const value = args.value ?? 0n;
    const is = (one: string | undefined, other: string) =>
      one?.toLowerCase() === other.toLowerCase();
    const add = (when: boolean) => (when ? value : 0n);
    const usdc = is(address, chain.usdc);
    byTransaction.set(hash, {
      ...flows,
      given: flows.given + add(usdc && is(args.from, faucet)),
      walletIn: flows.walletIn + add(usdc && is(args.to, owner)),
      walletOut: flows.walletOut + add(usdc && is(args.from, owner)),
      accountIn: flows.accountIn + add(usdc && is(args.to, account)),
      accountOut: flows.accountOut + add(usdc && is(args.from, account)),
      sharesIn: flows.sharesIn + add(!usdc && is(args.to, account)),
      sharesOut: flows.sharesOut + add(!usdc && is(args.from, account)),
    });
  }
  return [...byTransaction.values()]
    .map(({ given, ...flows }) => ({ ...flows, deed: deedOf({ given, ...flows }) }))
    .sort((a, b) => Number(a.block - b.block));
}

const NOTHING = {
  ...{ given: 0n, walletIn: 0n, walletOut: 0n, accountIn: 0n, accountOut: 0n },
  ...{ sharesIn: 0n, sharesOut: 0n },
};

function deedOf(flows: Flows): Deed {
  const { given, walletIn, walletOut, accountIn, accountOut, sharesIn, sharesOut } = flows;
  const touched = (...amounts: readonly bigint[]) => amounts.every((amount) => amount > 0n);
  const still = (...amounts: readonly bigint[]) => amounts.every((amount) => amount === 0n);
  if (touched(walletOut, accountIn)) {
    return still(walletIn, accountOut, sharesIn, sharesOut) ? 'fund' : 'unexplained';
  }
  if (walletOut > 0n) return 'unexplained';
  if (walletIn > 0n) {
    if (given === walletIn) return 'faucet';
    if (touched(sharesOut) && still(sharesIn, accountIn)) return 'exit';
    return accountOut === walletIn && still(accountIn, sharesIn, sharesOut)
      ? 'withdraw'
      : 'unexplained';
  }
  if (touched(accountIn, sharesOut) && still(accountOut, sharesIn)) return 'sell';
  if (touched(accountOut) && still(accountIn, sharesOut)) return sharesIn > 0n ? 'buy' : 'burn';
  return touched(sharesIn) && still(accountIn, accountOut, sharesOut) ? 'arrival' : 'unexplained';
}
