import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { EngineEvent } from '../action/action-state.ts';
import { createEngine, type Engine } from '../action/engine.ts';
import { actionStream } from '../action/load.ts';
import { createRegistry } from '../action/registry.ts';
import type { JsonObject, JsonValue } from '../ports/json.ts';
import { err, ok } from '../result/result.ts';
import { jsonDigest } from '../review/digest.ts';
import type { SendInput } from '../send/input.ts';
import { decodeSimPayload } from '../simulation/chain/calldata.ts';
import { parseSimTransaction } from '../simulation/chain/transaction.ts';
import type { EarnKind } from '../simulation/driver/errand.ts';
import type { ProgramWorld } from '../simulation/driver/program.ts';
import { DEFINITIONS } from '../simulation/driver/schedule.ts';
import { decodeSimGrant } from '../simulation/grant.ts';
import { canonicalAsset, USDC_ARB, USDC_BASE } from '../simulation/provider/market.ts';
import { simSignature } from '../simulation/signature.ts';
import {
  ARBITRUM,
  BASE,
  createSimWorld,
  OWNER,
  SAVINGS,
  type SimWorld,
} from '../simulation/world.ts';
import type { SwapInput } from '../swap/input.ts';
import { exportEvidence } from './export.ts';
import type { EvidenceFile } from './format.ts';
import { type SignedHead, signedHeadMessage } from './head.ts';
import type { EarnAnswers, EvidenceProofs } from './proofs.ts';

export { SAVINGS } from '../simulation/world.ts';

/** A simulated world with a program in it that has lived through something. */
export interface Story {
  readonly world: SimWorld;
  readonly engine: Engine;
  readonly proofs: EvidenceProofs;
}

/** `inclusionDelay`: how many blocks a transaction waits; without one it is in the next. */
export function beginStory(seed = 1, inclusionDelay?: () => number): Story {
  const world = createSimWorld({
    seed,
    ...(inclusionDelay === undefined ? {} : { inclusionDelay }),
  });
  const ports: ProgramWorld = {
    chain: (id) => world.chains.get(id)?.port,
    signer: () => world.signer.port,
    decode: decodeSimPayload,
    swaps: world.provider.port,
    ownAddresses: async () => [OWNER, SAVINGS],
    earn: world.earn.port,
    smartAccounts: (id) => world.smartAccounts.get(id),
    kernel: world.kernel,
    decodeGrant: decodeSimGrant,
  };
  const engine = createEngine<ProgramWorld>({
    registry: createRegistry<ProgramWorld>(DEFINITIONS),
    world: ports,
    ledger: world.ledger,
    clock: world.clock,
    random: world.random,
    session: () => world.signer.session(),
  });
  return { world, engine, proofs: simProofs(world) };
}

/** Starts an action, says yes to whatever it shows, and lets `seconds` pass; `between` happens amid it. */
export async function live(
  story: Story,
  kind: 'swap' | 'send' | EarnKind,
  input: object,
  seconds = 120,
  between: () => Promise<void> = async () => undefined,
): Promise<string> {
  const started = await story.engine.start(`start ${kind}`, kind, input as JsonValue);
  if (!started.ok) throw new Error(started.error.message);
  await keepOn(story, started.value.actionId, seconds, between);
  return started.value.actionId;
}

/** Lets `seconds` pass, approving whatever is shown. */
export async function keepOn(
  { world, engine }: Story,
  actionId: string,
  seconds: number,
  between: () => Promise<void> = async () => undefined,
): Promise<void> {
  let answered = '';
  for (let second = 0; second < seconds; second += 1) {
    await engine.advance(actionId);
    const events = await world.ledger.readStream(actionStream(actionId));
    const review = events.findLast(({ type }) => type === EngineEvent.reviewed);
    const digest = String(review?.data.digest ?? '');
    if (digest !== answered) {
      answered = digest;
      const commandId = `approve ${digest}`;
      const payload = { digest, secondYes: 'blind' };
      await engine.command({ commandId, actionId, name: 'approve', payload });
      await engine.advance(actionId);
    }
    if (second === 1) await between();
    world.clock.advance(1_000);
  }
  await engine.advance(actionId);
}

/** Events of somebody else's, for the links that are withheld. */
export async function elsewhere({ world }: Story, count: number): Promise<void> {
  const stream = 'settings';
  const before = (await world.ledger.readStream(stream)).length;
  const events = Array.from({ length: count }, (_, number): { data: JsonObject } => ({
    data: { secret: `nobody's business ${number}` },
  }));
  await world.ledger.append({
    stream,
    expectedLength: before,
    events: events.map(({ data }) => ({ type: 'setting.changed', version: 1, data })),
    rows: {},
  });
}

export async function signHead({ world }: Story, at = world.clock.now()): Promise<SignedHead> {
  const { seq, hash } = await world.ledger.head();
  const signed = await world.signer.port.signMessage(OWNER, signedHeadMessage({ seq, hash, at }));
  if (!signed.ok) throw new Error(signed.error.message);
  // The simulated signature is shorter than a real one; its form is made up for.
  return { seq, hash, at, address: OWNER, signature: padded(signed.value.signature) };
}

export async function evidenceOf(
  { world }: Story,
  actionId: string,
  signedHeads: readonly SignedHead[] = [],
  mostLinks?: number,
): Promise<EvidenceFile> {
  const made = await exportEvidence({
    ledger: world.ledger,
    actionId,
    clock: world.clock,
    signedHeads,
    ...(mostLinks === undefined ? {} : { mostLinks }),
  });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

export const SWAP: SwapInput = {
  swapType: 'EXACT_INPUT',
  origin: asset(BASE, 'base', USDC_BASE),
  destination: asset(ARBITRUM, 'arb', USDC_ARB),
  amount: '25000000',
  slippageBasisPoints: 100,
  recipient: SAVINGS,
  refundTo: OWNER,
  depositMode: 'SIMPLE',
  appFees: [],
  providerFeeCapBasisPoints: 50,
  deposit: {
    from: 'wallet',
    account: OWNER,
    native: { id: `${BASE}/slip44:60`, symbol: 'ETH', decimals: 18 },
  },
  deadlineMs: 3_600_000,
  confirmationMs: 60_000,
  shown: null,
};

export const SEND: SendInput = {
  chain: BASE,
  account: OWNER,
  to: SAVINGS,
  pays: { asset: `${BASE}/erc20:${USDC_BASE}`, symbol: 'USDC', decimals: 6, units: '7000000' },
  token: USDC_BASE,
  native: { id: `${BASE}/slip44:60`, symbol: 'ETH', decimals: 18 },
  price: null,
  note: '',
};

function asset(chain: string, name: string, token: string) {
  return {
    providerId: `nep141:${name}-${token}.omft.near`,
    asset: `${chain}/erc20:${token}`,
    chain,
    token,
    symbol: 'USDC',
    decimals: 6,
    price: null,
  };
}

/** The proofs as the simulated world gives them: its service knows what it signed. */
function simProofs(world: SimWorld): EvidenceProofs {
  return {
    verifyQuote(received) {
      const order = world.provider.orders().find(({ quote }) => quote.received === received);
      if (order === undefined || order.quoteFault === 'wrong-signature') {
        return err({ message: 'The quote was not signed by this key.' });
      }
      const { quote } = order;
      return ok({
        signed: {
          depositAddress: quote.depositAddress,
          depositMemo: quote.depositMemo,
          amountIn: quote.amountIn.toString(),
          minAmountIn: quote.minAmountIn.toString(),
          amountOut: quote.amountOut.toString(),
          minAmountOut: quote.minAmountOut.toString(),
          swapType: quote.echo.swapType,
          originAsset: quote.echo.originAsset,
          destinationAsset: quote.echo.destinationAsset,
          recipient: quote.echo.recipient,
          refundTo: quote.echo.refundTo,
        },
        unsigned: {
          requestedDeadline: quote.echo.deadline,
          appFees: quote.echo.appFees,
          depositMode: quote.echo.depositMode,
        },
        notCovered: ['quoteRequest.appFees', 'quoteRequest.deadline', 'quoteRequest.depositMode'],
      });
    },
    nameQuoteKey: (publicKey) => ({ name: publicKey, trusted: true }),
    canonicalAsset,
    async readTransaction(raw) {
      const read = parseSimTransaction(raw);
      if (read === null) return null;
      const { chain, from, to, nonce, value, data } = read.transaction;
      const moves = decodeSimPayload({
        kind: 'evm-transaction',
        chain,
        from,
        to,
        value: value.toString(),
        data,
        gas: '0',
        maxFeePerGas: '0',
        maxPriorityFeePerGas: '0',
      });
      return { hash: read.hash, chain, from, nonce, moves };
    },
    async signedBy(address, message, signature) {
      const digest = sha256(concatBytes(utf8ToBytes(address), message));
      return (
        signature === padded(`0x${bytesToHex(digest)}`) ||
        signature === simSignature(address, message)
      );
    },
    async grantSignedBy(address, payload, signature) {
      const message = utf8ToBytes(jsonDigest(payload.typedData));
      return signature === simSignature(address, message);
    },
    readGrant: decodeSimGrant,
    kernel: world.kernel,
    answers: SIM_ANSWERS,
    chain(id) {
      const port = world.chains.get(id)?.port;
      const accounts = world.smartAccounts.get(id);
      return port === undefined || accounts === undefined ? port : { ...port, accounts };
    },
  };
}

/** The simulated service answers in the program's own words. */
const SIM_ANSWERS: EarnAnswers = {
  submitted: (received) => told(received, ['actionId', 'userOpHash']),
  action: (received) =>
    told(received, [
      ...(['id', 'status', 'phase', 'userOpHash', 'sourceTransaction'] as const),
      ...(['destinationTransaction', 'finalTransaction', 'error'] as const),
    ]),
  relay: (received) => told(received, ['status', 'phase', 'destinationTransaction', 'error']),
  withdrawal: (received) => told(received, ['account', 'digest', 'signingMethod']),
  authorization: (received) => told(received, ['account']),
};

/** Some fields of an answer; null where one of them is missing. */
function told<K extends string>(received: string, names: readonly K[]): Record<K, never> | null {
  const answer = JSON.parse(received);
  const whole = names.every((name) => answer?.[name] !== undefined);
  return whole ? (Object.fromEntries(names.map((name) => [name, answer[name]])) as never) : null;
}

function padded(signature: string): string {
  return signature.padEnd(132, '0');
}
