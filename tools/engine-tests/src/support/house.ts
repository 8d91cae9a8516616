import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SwapToken } from '@countinghouse/core';
import { type Auditor, createAuditor } from '@countinghouse/demo';
import {
  type Backend,
  type BackendConfig,
  createBackend,
  parseConfig,
} from '@countinghouse/desktop/backend';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
  userAccount,
} from '@countinghouse/sandbox';
import { visitDoor } from '@countinghouse/wallet';
import type { HDAccount } from 'viem/accounts';
import { english, generateMnemonic, mnemonicToAccount } from 'viem/accounts';
import { makeCheapProfile } from './cheap-profile.ts';
import { type MovedTime, movedTime } from './moved-time.ts';
import { must, present } from './must.ts';
import { type RpcProxy, startRpcProxy } from './rpc-proxy.ts';
import { type Stranger, stranger } from './stranger.ts';

export const PASSPHRASE = 'an end-to-end passphrase that guards nothing';
/** Phrases imported into a sandbox profile are derived with this, so that no live key comes out. */
const SANDBOX_PASSPHRASE = 'countinghouse-sandbox';

export interface HouseChain {
  readonly id: number;
  readonly caip: string;
  readonly rpcUrl: string;
  readonly usdc: `0x${string}`;
  readonly auditor: Auditor;
  /** A funded person who is not the one under test. */
  readonly friend: Stranger;
  /** Our own key, used past the program. */
  readonly sameKey: Stranger;
}

/**
 * The real backend in this process over a sandbox of its own: real chains, real signer process, real
 * encrypted ledger. Time is the machine's, moved ahead together with the sandbox's.
 */
export interface House {
  readonly sandbox: Sandbox;
  readonly config: BackendConfig;
  readonly directory: string;
  readonly phrase: string;
  /** Funded. */
  readonly account: string;
  /** Of the same wallet, and empty. */
  readonly poorAccount: string;
  readonly time: MovedTime;
  readonly base: HouseChain;
  readonly arbitrum: HouseChain;
  /** In front of the Base node, as the backend sees it. */
  readonly baseRpc: RpcProxy;
  /** Servers of the backend's choice that it asks before the honest ones, where a test wants them. */
  readonly liars: Readonly<Record<number, RpcProxy>>;
  /** Whatever the runner reported as a bug. */
  readonly errors: readonly unknown[];
  backend(): Backend;
  token(blockchain: string, symbol: string): SwapToken;
  /** Moves the clocks of backend, service and chains. */
  advance(seconds: number): Promise<void>;
  unlock(): Promise<void>;
  /** Closes the backend and opens it again over the same ledger. */
  reopen(): Promise<void>;
  end(): Promise<void>;
}

export interface HouseOptions extends SandboxOptions {
  /** Puts a second server in front of each chain's own, the first to be asked; a test makes it lie. */
  readonly liars?: boolean;
}

export async function openHouse({ liars, ...options }: HouseOptions = {}): Promise<House> {
  const sandbox = await startSandbox({
    blockTimeMs: 100,
    ...options,
    oneclick: { processingMs: 50, ...options.oneclick },
  });
  const directory = mkdtempSync(join(tmpdir(), 'countinghouse-e2e-'));
  const base = present(sandbox.chains[0], 'the first chain');
  const baseRpc = await startRpcProxy(base.rpcUrl);
  const doors: Record<number, RpcProxy> = {};
  if (liars) {
    for (const { id, rpcUrl } of sandbox.chains) doors[id] = await startRpcProxy(rpcUrl);
  }
  try {
    return await furnish(sandbox, directory, baseRpc, doors);
  } catch (error) {
    await baseRpc.stop();
    for (const door of Object.values(doors)) await door.stop();
    await sandbox.stop();
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

async function furnish(
  sandbox: Sandbox,
  directory: string,
  baseRpc: RpcProxy,
  liars: Readonly<Record<number, RpcProxy>>,
): Promise<House> {
  const honest = configFor(sandbox, directory, { 8453: baseRpc.url });
  const chains = honest.chains.map(({ id, rpcUrls }) => {
    const liar = liars[Number(id.slice('eip155:'.length))];
    return { id, rpcUrls: liar === undefined ? rpcUrls : [liar.url, ...rpcUrls] };
  });
  const config = must(parseConfig({ ...honest, chains }));
  const time = movedTime();
  const errors: unknown[] = [];
  const make = () =>
    must(
      createBackend({ config, program: 'e2e', time, onError: (error) => void errors.push(error) }),
    );
  await makeCheapProfile(directory, PASSPHRASE);
  let backend = make();
  await unlock(backend);
  const phrase = generateMnemonic(english);
  const own = mnemonicToAccount(phrase, { passphrase: SANDBOX_PASSPHRASE });
  const addresses = await importPhrase(backend, phrase);
  const account = present(addresses[0], 'the first account');
  if (account.toLowerCase() !== own.address.toLowerCase()) throw new Error('another derivation');
  const tokens = must(await backend.outside.swaps.tokens());
  for (const [asset, amount] of [
    ['USDC', '1000000000'],
    ['ETH', '1000000000000000000'],
  ] as const) {
    await sandbox.controls.faucet({ chain: 8453, address: account, asset, amount });
  }
  return {
    sandbox,
    config,
    directory,
    phrase,
    account,
    poorAccount: present(addresses[1], 'the second account'),
    time,
    base: chainOf(sandbox, 8453, own),
    arbitrum: chainOf(sandbox, 42161, own),
    baseRpc,
    liars,
    errors,
    backend: () => backend,
    token: (blockchain, symbol) =>
      present(
        tokens.find((one) => one.blockchain === blockchain && one.symbol === symbol),
        `${symbol} on ${blockchain}`,
      ),
    async advance(seconds) {
      time.ahead(seconds * 1_000);
      await sandbox.controls.advance({ seconds });
      backend.open()?.runner.poke();
    },
    unlock: () => unlock(backend),
    async reopen() {
      await backend.close();
      backend = make();
      await unlock(backend);
    },
    async end() {
      await backend.close();
      await baseRpc.stop();
      for (const door of Object.values(liars)) await door.stop();
      await sandbox.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** How a backend reaches this sandbox; `fronts` are doors to use instead of the nodes' own. */
export function configFor(
  sandbox: Pick<Sandbox, 'chains' | 'services' | 'keys'>,
  directory: string,
  fronts: Readonly<Record<number, string>> = {},
): BackendConfig {
  return {
    profile: 'sandbox',
    directory,
    chains: sandbox.chains.map(({ id, rpcUrl }) => ({
      id: `eip155:${id}`,
      rpcUrls: [fronts[id] ?? rpcUrl],
    })),
    oneclick: { baseUrl: sandbox.services.oneclick.baseUrl, quoteKey: sandbox.keys.quoteSigning },
  };
}

/** Imports a phrase with two accounts, as a person does: through the door. */
async function importPhrase(backend: Backend, phrase: string): Promise<readonly string[]> {
  const task = { kind: 'import phrase', name: 'Treasury', accounts: 2 } as const;
  const door = must(await backend.signer.openDoor(task));
  must(await visitDoor(door.address, [Buffer.from(phrase, 'utf8')]));
  const stored = must(await door.outcome);
  must(await backend.keepWallet(stored));
  return stored.wallet.accounts.map(({ address }) => address);
}

async function unlock(backend: Backend): Promise<void> {
  const opening = must(await backend.unlock('passphrase'));
  must(await visitDoor(opening.address, [Buffer.from(PASSPHRASE, 'utf8')]));
  must(await opening.done);
}

function chainOf(sandbox: Sandbox, id: number, own: HDAccount): HouseChain {
  const { rpcUrl, tokens } = present(
    sandbox.chains.find((chain) => chain.id === id),
    `chain ${id}`,
  );
  const usdc = present(tokens.USDC, 'USDC') as `0x${string}`;
  const place = { id, rpcUrl };
  return {
    ...place,
    caip: `eip155:${id}`,
    usdc,
    auditor: createAuditor({ ...place, usdc }),
    friend: stranger(userAccount(0), place),
    sameKey: stranger(own, place),
  };
}
