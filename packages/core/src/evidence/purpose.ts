import { EngineEvent } from '../action/action-state.ts';
import type { StoredEvent } from '../ports/ledger.ts';
import { isRecord, type Loose, word } from './loose.ts';

/** What an action set out to do, as far as the checks need it. Read from its first event. */
export interface Purpose {
  /** `leave`: an operation of an earning account that its owner sends; `fund` is a `send`. */
  readonly kind: 'swap' | 'send' | 'leave' | 'other';
  /** Where the money starts. CAIP-2. */
  readonly chain: string;
  readonly token: string | null;
  /** Where a swap pays out. */
  readonly toChain: string;
  readonly toToken: string | null;
  readonly recipient: string;
  readonly refundTo: string;
  /** Base units, decimal string. */
  readonly units: string;
  readonly swapType: string;
  readonly originAsset: string;
  readonly destinationAsset: string;
  readonly depositMode: string;
}

const KINDS: Readonly<Record<string, Purpose['kind']>> = Object.assign(Object.create(null), {
  swap: 'swap',
  send: 'send',
  fund: 'send',
  'earn-exit': 'leave',
  'earn-removal': 'leave',
});

/** Total: what is missing is empty and will not compare equal to anything real. */
export function purposeOf(events: readonly StoredEvent[]): Purpose {
  const first = events[0];
  const started: Loose = first?.type === EngineEvent.started ? first.data : {};
  const input = isRecord(started.input) ? started.input : {};
  const origin = isRecord(input.origin) ? input.origin : {};
  const destination = isRecord(input.destination) ? input.destination : {};
  const pays = isRecord(input.pays) ? input.pays : {};
  const kind = KINDS[word(started.kind)] ?? 'other';
  const send = kind === 'send';
  return {
    kind,
    chain: text(send ? input.chain : origin.chain),
    token: token(send ? input.token : origin.token),
    toChain: text(destination.chain),
    toToken: token(destination.token),
    recipient: text(send ? input.to : input.recipient),
    refundTo: text(input.refundTo),
    units: text(send ? pays.units : input.amount),
    swapType: text(input.swapType),
    originAsset: text(origin.providerId),
    destinationAsset: text(destination.providerId),
    depositMode: text(input.depositMode),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function token(value: unknown): string | null {
  return value === null ? null : text(value);
}
