import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SpawnedSandbox, spawnSandbox } from '@countinghouse/sandbox';
import { visitDoor } from '@countinghouse/wallet';
import { type AuditedChain, type Auditor, createAuditor } from './audit.ts';
import { type BackendProcess, startBackendProcess } from './backend-process.ts';
import type { Calls } from './protocol.ts';

/** A private sandbox, a fresh profile, and the real backend in a process that can be killed. */
export interface Stage {
  readonly sandbox: SpawnedSandbox;
  readonly directory: string;
  readonly account: string;
  readonly recoveryCode: string;
  readonly base: AuditedChain;
  readonly arbitrum: AuditedChain;
  readonly onBase: Auditor;
  readonly onArbitrum: Auditor;
  /** The backend that runs now. */
  backend(): BackendProcess;
  /** Starts it anew after a kill, from what is on disk, and unlocks. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

/** What the demo's profile is locked with; it guards nothing and is thrown away. */
const PASSPHRASE = 'a demo passphrase that guards nothing';

export async function setStage(options: { readonly blockTimeMs: number }): Promise<Stage> {
  const sandbox = await spawnSandbox(['--block-time-ms', String(options.blockTimeMs)]);
  const directory = mkdtempSync(join(tmpdir(), 'countinghouse-demo-'));
  const config = configFor(sandbox, directory);
  const begin = { config, sandbox: readyOf(sandbox) };
  let backend = startBackendProcess();
  try {
    await backend.call('start', begin);
    const { door } = await backend.call('setUp', null);
    const shown = await visitDoor(door, [Buffer.from(PASSPHRASE, 'utf8')]);
    if (!shown.ok) throw new Error(shown.error.message);
    await backend.call('opened', null);
    const { address: account } = await backend.call('createWallet', null);
    const base = chainOf(sandbox, 8453);
    const arbitrum = chainOf(sandbox, 42161);
    return {
      sandbox,
      directory,
      account,
      recoveryCode: Buffer.from(shown.value ?? []).toString('utf8'),
      base,
      arbitrum,
      onBase: createAuditor(base),
      onArbitrum: createAuditor(arbitrum),
      backend: () => backend,
      async restart() {
        backend = startBackendProcess();
        await backend.call('start', begin);
        const { door } = await backend.call('unlock', null);
        const visit = await visitDoor(door, [Buffer.from(PASSPHRASE, 'utf8')]);
        if (!visit.ok) throw new Error(visit.error.message);
        await backend.call('opened', null);
      },
      async end() {
        await backend.call('close', null).catch(() => undefined);
        await backend.kill();
        await sandbox.stop();
      },
    };
  } catch (error) {
    await backend.kill();
    await sandbox.stop();
    throw error;
  }
}

function configFor(sandbox: SpawnedSandbox, directory: string): Calls['start']['in']['config'] {
  return {
    profile: 'sandbox',
    directory,
    chains: sandbox.chains.map(({ id, rpcUrl }) => ({ id: `eip155:${id}`, rpcUrls: [rpcUrl] })),
    oneclick: { baseUrl: sandbox.services.oneclick.baseUrl, quoteKey: sandbox.keys.quoteSigning },
    onetx: {
      baseUrl: sandbox.services.onetx.baseUrl,
      apiKey: sandbox.credentials.onetx.apiKey,
    },
  };
}

/** What a backend is told of a running sandbox. */
function readyOf(sandbox: SpawnedSandbox): NonNullable<Calls['start']['in']['sandbox']> {
  const { services, credentials, keys, faucet } = sandbox;
  const chains = sandbox.chains.map((chain) => ({ ...chain, tokens: { ...chain.tokens } }));
  return { services, chains, credentials, keys, faucet };
}

function chainOf(sandbox: SpawnedSandbox, id: number): AuditedChain {
  const chain = sandbox.chains.find((one) => one.id === id);
  const usdc = chain?.tokens.USDC;
  if (chain === undefined || usdc === undefined) throw new Error(`the sandbox has no chain ${id}`);
  return { id, rpcUrl: chain.rpcUrl, usdc: usdc as `0x${string}` };
}
