import { randomInt } from 'node:crypto';
import { openChain } from './chains/chain.ts';
import { artifacts } from './chains/compile.ts';
import { launchNodes } from './chains/launch.ts';
import { createClock } from './clock.ts';
import { type Control, createControl } from './control/control.ts';
import { controlRoutes } from './control/http.ts';
import { createFaults } from './http/faults.ts';
import { type Listening, serve } from './http/server.ts';
import { QUOTE_SIGNING_SEED, SANDBOX_MNEMONIC } from './identity.ts';
import { CHAIN_IDS, refuseTakenPorts } from './ports.ts';
import { type Ready, readyLine } from './ready.ts';
import { PARTNER_KEY } from './services/oneclick/auth.ts';
import { failure, handle, routeOf } from './services/oneclick/routes.ts';
import { createOneClick, type OneClick } from './services/oneclick/service.ts';
import { DEFAULT_SETTINGS, type Settings } from './services/oneclick/settings.ts';
import { publicKeyOf } from './services/oneclick/signature.ts';
import type { StackParts } from './stack/deploy-stack.ts';
import { kernelCode } from './stack/kernel-code.ts';
import { type Memory, openMemory } from './store/memory.ts';
import type { Meta } from './store/meta.ts';

/** How a sandbox is started. Everything has a default. */
export interface SandboxOptions {
  /** First of the fixed ports: 1Click, then chain 8453, then chain 42161. Default: free ports. */
  readonly portBase?: number;
  /** Milliseconds between blocks. Default 1000. */
  readonly blockTimeMs?: number;
  /** `finalized` trails the head by twice this many blocks. Default 1. */
  readonly slotsInAnEpoch?: number;
  /** Settings of the 1Click service to start with. */
  readonly oneclick?: Partial<Settings>;
  /** Number of this run, below 2^31; deposit addresses follow from it. Default: random. */
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
    return await open(options, memory, await parts, nodes, portAt(0), undo, stopAll, onError);
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
  port: number,
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
  const remembered = (): Meta => ({
    ...{ run, settings, moved: clock.moved() },
    ...{ issued: oneclick.issued(), positions: oneclick.positions() },
  });
  const oneclick: OneClick = createOneClick(
    ...([chains, clock, run, settings, report] as const),
    memory?.service(remembered),
  );
  await memory?.follow(oneclick, remembered);
  void nodes.died.then(() => memory?.saver.freeze());
  scan = () => void oneclick.scan().catch(report);
  const tickers = [
    setInterval(() => oneclick.pump(), PUMP_MS),
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
  });
  const faults = createFaults();
  const controls = createControl(chains, clock, oneclick, faults);
  const listening: Listening = await serve(
    {
      routeOf,
      faults,
      handle: (route, request) => handle(oneclick, route, request, () => oneclick.pump()),
      failure: (status, message, path) => failure(clock, status, message, path),
      control: controlRoutes(controls),
    },
    port,
  );
  undo.push(() => listening.close());
  const baseUrl = `http://127.0.0.1:${listening.port}`;
  const ready = readyLine(chains, baseUrl, PARTNER_KEY, publicKeyOf(QUOTE_SIGNING_SEED));
  return { ...ready, controls, pids: nodes.pids, died: nodes.died, stop };
}
