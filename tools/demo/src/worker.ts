import {
  actionStream,
  EngineEvent,
  type JsonValue,
  planSwap,
  type SwapInput,
  type SwapToken,
} from '@countinghouse/core';
import {
  type Backend,
  createBackend,
  earnProcedures,
  type OpenHouse,
  type Opening,
  parseConfig,
} from '@countinghouse/desktop/backend';
import type { OpenDoor, StoredWallet } from '@countinghouse/wallet';
import { deskOf } from './desk.ts';
import type { ActionView, CallName, Calls, Reply, Request, SwapWish } from './protocol.ts';

/**
 * The process that is killed in the demo and in the kill tests: the real backend, asked over the
 * channel to its parent. It holds nothing that is not in the ledger.
 */
class Refused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

let backend: Backend | null = null;
let begunWith: Calls['start']['in'] | null = null;
let desk: OpenHouse | null = null;
let opening: Opening | null = null;
let importing: OpenDoor<StoredWallet> | null = null;
let tokens: readonly SwapToken[] | null = null;

type Answers = { readonly [K in CallName]: (input: Calls[K]['in']) => Promise<Calls[K]['out']> };

const answers: Answers = {
  async start(wish) {
    const parsed = must(parseConfig(wish.config));
    begunWith = wish;
    backend = must(createBackend({ config: parsed, program: 'demo', onError: report }));
    return { pid: process.pid };
  },
  async setUp() {
    opening = must(await running().setUp());
    return { door: opening.address };
  },
  async unlock() {
    opening = must(await running().unlock('passphrase'));
    return { door: opening.address };
  },
  async opened() {
    if (opening !== null) must(await opening.done);
    opening = null;
    return { state: running().state() };
  },
  async createWallet(wish) {
    const name = wish?.name ?? 'Treasury';
    const stored = must(await running().signer.createWallet({ name, words: 12 }));
    must(await running().keepWallet(stored));
    return { address: stored.wallet.accounts[0]?.address ?? '' };
  },
  async swap({ commandId, wish }) {
    const input = await plan(wish);
    const json = input as unknown as JsonValue;
    const started = must(await open().engine.start(commandId, 'swap', json));
    open().runner.poke();
    return started;
  },
  async begin({ commandId, kind, input }) {
    const started = must(await open().engine.start(commandId, kind, input));
    open().runner.poke();
    return started;
  },
  async earn({ act, wish }) {
    const procedure = earnProcedures[act] as (house: OpenHouse, wish: unknown) => Promise<Begun>;
    return must(await procedure(house(), wish));
  },
  async instruments() {
    return must(await earnProcedures.instruments(house(), undefined)).list;
  },
  async approve({ commandId, actionId, ...yes }) {
    const { engine, runner } = open();
    const result = must(
      await engine.command({ commandId, actionId, name: 'approve', payload: yes }),
    );
    runner.poke();
    return result;
  },
  async action({ actionId }) {
    const { ledger, engine } = open();
    return {
      row: await ledger.action(actionId),
      review: await latestReview(actionId),
      trouble: engine.trouble(actionId),
    };
  },
  async command(wish) {
    const result = must(await open().engine.command(wish));
    await open().ledger.reschedule(wish.actionId, Date.now());
    open().runner.poke();
    return result;
  },
  async actions() {
    return open().ledger.listActions({ limit: 200 });
  },
  async events({ afterSeq, limit }) {
    return open().ledger.readEvents(afterSeq, limit);
  },
  async importPhrase(wish) {
    importing = must(await running().signer.openDoor({ kind: 'import phrase', ...wish }));
    return { door: importing.address };
  },
  async imported() {
    if (importing === null) throw new Refused('NOT_STARTED', 'No phrase is being imported.');
    const stored = must(await importing.outcome);
    importing = null;
    must(await running().keepWallet(stored));
    return { addresses: stored.wallet.accounts.map(({ address }) => address) };
  },
  async about() {
    return {
      pid: process.pid,
      signerPid: running().signer.pid() ?? null,
      state: running().state(),
      mode: running().open()?.ledger.mode() ?? null,
    };
  },
  async lock() {
    await running().screenLock();
    return { state: running().state(), signerPid: running().signer.pid() ?? null };
  },
  async signHead({ account }) {
    const head = must(await open().ledger.signHead(running().signer, account));
    return { seq: head.seq, hash: head.hash };
  },
  async evidence({ actionId }) {
    const { writeEvidence } = await import('./write-evidence.ts');
    return { file: await writeEvidence(open().ledger, actionId) };
  },
  async verify() {
    const report = must(await open().ledger.verify());
    return { ok: report.ok, events: report.events };
  },
  async close() {
    await backend?.close();
    backend = null;
    return null;
  },
};

type Begun = Awaited<ReturnType<typeof earnProcedures.exit>>;

async function plan(wish: SwapWish): Promise<SwapInput> {
  tokens ??= must(await running().outside.swaps.tokens());
  const token = (id: string) => {
    const found = tokens?.find((one) => one.id === id);
    if (found === undefined) throw new Refused('NO_SUCH_TOKEN', `1Click does not list ${id}.`);
    return found;
  };
  return must(
    planSwap({
      swapType: wish.swapType,
      origin: token(wish.origin),
      destination: token(wish.destination),
      amount: BigInt(wish.amount),
      slippageBasisPoints: 100,
      recipient: wish.recipient,
      refundTo: wish.account,
      account: wish.account,
      shown: null,
    }),
  );
}

async function latestReview(actionId: string): Promise<ActionView['review']> {
  const events = await open().ledger.readStream(actionStream(actionId));
  const event = events.findLast(({ type }) => type === EngineEvent.reviewed);
  if (event === undefined) return null;
  return { digest: String(event.data.digest), review: event.data.review as JsonValue };
}

function running(): Backend {
  if (backend === null) throw new Refused('NOT_STARTED', 'The backend has not been started.');
  return backend;
}

function open() {
  const working = running().open();
  if (working === null) throw new Refused('LOCKED', 'Unlock first.');
  return working;
}

/** The open house as procedures are given it; made once. */
function house(): OpenHouse {
  const working = open();
  if (desk === null) {
    const sandbox = begunWith?.sandbox;
    if (sandbox === undefined)
      throw new Refused('NOT_STARTED', 'It was started without a sandbox.');
    desk = deskOf(running(), working, begunWith?.config.chains ?? [], sandbox);
  }
  return desk;
}

function must<T>(
  result: { ok: true; value: T } | { ok: false; error: { code: string; message: string } },
): T {
  if (!result.ok) throw new Refused(result.error.code, result.error.message);
  return result.value;
}

function report(error: unknown): void {
  process.stderr.write(
    `backend: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`,
  );
}

process.on('message', (message) => {
  const { id, call, in: input } = message as Request;
  const send = (reply: Reply) => {
    if (process.connected) process.send?.(reply);
  };
  const answer = answers[call] as (input: unknown) => Promise<unknown>;
  answer(input).then(
    (out) => send({ id, ok: true, out }),
    (error: unknown) => {
      const code = error instanceof Refused ? error.code : 'BUG';
      const message = error instanceof Error ? error.message : String(error);
      if (code === 'BUG') report(error);
      send({ id, ok: false, error: { code, message } });
    },
  );
});

// The parent is gone: so is whoever could ask for anything.
process.on('disconnect', () => process.exit(0));
