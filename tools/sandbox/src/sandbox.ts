import { randomInt } from 'node:crypto';
import { openChain } from './chains/chain.ts';
import { artifacts } from './chains/compile.ts';
import { launchNodes } from './chains/launch.ts';
import { createClock } from './clock.ts';
import type { Control } from './control/control.ts';
import { QUOTE_SIGNING_SEED, SANDBOX_MNEMONIC } from './identity.ts';
import { type Listeners, listen } from './listen.ts';
import { CHAIN_IDS, refuseTakenPorts } from './ports.ts';
import { type Ready, readyLine } from './ready.ts';
import { createOneClick, type OneClick } from './services/oneclick/service.ts';
import { DEFAULT_SETTINGS, type Settings } from './services/oneclick/settings.ts';
import { publicKeyOf } from './services/oneclick/signature.ts';
import { createOneTx, type OneTx } from './services/onetx/service.ts';
import { ONETX_DEFAULTS, type OneTxSettings } from './services/onetx/settings.ts';
import type { StackParts } from './stack/deploy-stack.ts';
import { kernelCode } from './stack/kernel-code.ts';
import { type Memory, openMemory } from './store/memory.ts';
import type { Meta } from './store/meta.ts';

/** How a sandbox is started. Everything has a default. */
export interface SandboxOptions {
  /** First of the fixed ports: 1Click, chain 8453, chain 42161, 1tx. Default: free ports. */
  readonly portBase?: number;
  /** Milliseconds between blocks. Default 1000. */
  readonly blockTimeMs?: number;
  /** `finalized` trails the head by twice this many blocks. Default 1. */
  readonly slotsInAnEpoch?: number;
  /** Settings of the 1Click service to start with. */
  readonly oneclick?: Partial<Settings>;
  /** Settings of the 1tx service to start with. */
  readonly onetx?: Partial<OneTxSettings>;
  /** Number of this run, below 2^31; deposit addresses and session keys follow from it. Default:
   * random. */
  readonly run?: number;
  /** Where chains, orders, settings and clock are kept. Default: nowhere, each start is the first. */
  readonly dataFolder?: string | undefined;
  /** Called when something of the sandbox breaks by itself. Default: a line on stderr. */
  readonly onError?: (error: unknown) => void;
}

/** A running sandbox. */
export interface Sandbox extends Ready {
  readonly controls: Control;
  /** Process ids of the chain nodes. */
  readonly pids: readonly number[];
  /** Settles with the reason if a chain node dies by itself. */
  readonly died: Promise<string>;
  /** Ends everything. May be called twice. */
  stop(): Promise<void>;
}

const PUMP_MS = 50;
const SCAN_MS = 1_000;
const SAVE_MS = 1_000;

/** Starts chains and services on 127.0.0.1 and resolves when all of them answer. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  await refuseTakenPorts(options.portBase);
  try {
    return await start(options);
  } catch (error) {
    // Nothing of ours listens any more: whoever does now came in between, and is the better reason.
    await refuseTakenPorts(options.portBase);
    throw error;
  }
}

async function start(options: SandboxOptions): Promise<Sandbox> {
  const onError = options.onError ?? ((error: unknown) => console.error('sandbox:', error));
  const portAt = (offset: number): number =>
    options.portBase === undefined ? 0 : options.portBase + offset;
  const parts = stackParts();
  // Awaited when the nodes run; a failed compilation must not be an unhandled rejection.
  parts.catch(() => {});
  // First of all: another sandbox may be in there.
  const memory = options.dataFolder === undefined ? undefined : openMemory(options.dataFolder);
  const undo: (() => Promise<void> | void)[] = [() => memory?.saver.close()];
  const stopAll = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const nodes = await launchNodes(
      CHAIN_IDS.map((chainId, index) => ({
        chainId,
        port: portAt(index + 1),
        mnemonic: SANDBOX_MNEMONIC,
        slotsInAnEpoch: options.slotsInAnEpoch ?? 1,
      })),
    );
    undo.push(() => nodes.stop());
    const wanted = { oneclick: portAt(0), onetx: portAt(CHAIN_IDS.length + 1) };
    return await open(options, memory, await parts, nodes, wanted, undo, stopAll, onError);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function stackParts(): Promise<StackParts> {
  const [contracts, code] = await Promise.all([artifacts(), kernelCode()]);
  return { contracts, code, chainIds: CHAIN_IDS };
}

async function open(
  options: SandboxOptions,
  memory: Memory | undefined,
  parts: StackParts,
  nodes: Awaited<ReturnType<typeof launchNodes>>,
  wanted: Listeners['ports'],
  undo: (() => Promise<void> | void)[],
  stop: () => Promise<void>,
  onError: (error: unknown) => void,
): Promise<Sandbox> {
  const clock = createClock(Date.now, memory?.meta?.moved);
  const closing = new AbortController();
  const report = (error: unknown): void => {
    if (!closing.signal.aborted) onError(error);
  };
  let scan = (): void => {};
  const chains = await Promise.all(
    CHAIN_IDS.map((id, index) =>
      openChain({
        id,
        port: nodes.ports[index] ?? 0,
        parts,
        blockTimeMs: options.blockTimeMs ?? 1_000,
        finality: 2 * (options.slotsInAnEpoch ?? 1),
        onBlock: () => scan(),
        onError: report,
        closing: closing.signal,
        memory: memory?.chain(id),
      }),
    ),
  );
  undo.push(...chains.map((chain) => () => chain.miner.stop()));
  const run = memory?.meta?.run ?? options.run ?? randomInt(2 ** 31 - 1);
  const settings = { ...DEFAULT_SETTINGS, ...memory?.meta?.settings, ...options.oneclick };
  const oneTxSettings = { ...ONETX_DEFAULTS, ...memory?.meta?.onetx, ...options.onetx };
  const remembered = (): Meta => ({
    ...{ run, settings, onetx: oneTxSettings, moved: clock.moved() },
    ...{ issued: oneclick.issued(), positions: oneclick.positions() },
  });
  const oneclick: OneClick = createOneClick(
    ...([chains, clock, run, settings, report] as const),
    memory?.service(remembered),
  );
  const onetx: OneTx = createOneTx(
    ...([chains, clock, run, oneTxSettings, report] as const),
    memory?.onetx,
  );
  await memory?.follow({ oneclick, onetx }, remembered);
  void nodes.died.then(() => memory?.saver.freeze());
  scan = () => void oneclick.scan().catch(report);
  const tickers = [
    setInterval(() => {
      oneclick.pump();
      onetx.pump();
    }, PUMP_MS),
    // The miner reports its own blocks; this finds those made by others.
    setInterval(() => scan(), SCAN_MS),
    setInterval(() => void memory?.saver.tick().catch(report), SAVE_MS),
  ];
  undo.push(async () => {
    for (const ticker of tickers) clearInterval(ticker);
    // Steps under way are saved as they were before: the next start makes them again.
    await memory?.saver.close();
    closing.abort();
    scan = () => {};
    await oneclick.idle();
    await onetx.idle();
  });
  const { controls, ports } = await listen({
    ...{ chains, clock, services: { oneclick, onetx }, wanted, undo },
    saved: async () => memory?.saver.tick(),
  });
  const ready = readyLine(chains, ports, publicKeyOf(QUOTE_SIGNING_SEED));
  return { ...ready, controls, pids: nodes.pids, died: nodes.died, stop };
}
