import { type ChainId, knownChain, type StoredEvent } from '@countinghouse/core';
import type { StoryLine } from '../../../contract/actions.ts';
import { namedChain } from '../../names.ts';

/** Words, and amounts that the screen writes. */
export type Words = StoryLine['plain'];
export type Fields = Readonly<Record<string, unknown>>;

/** One asset of an action. `write` is an amount of it; as it stands where it is no amount. */
export interface Side {
  readonly chain: string;
  readonly write: (units: unknown) => Words[number];
  /** The network's fee, in the coin of the chain. */
  readonly fee: (units: unknown) => Words[number];
}

/** What an action is about, as its first event says. */
export interface Subject {
  readonly kind: string;
  readonly origin: Side;
  readonly destination: Side;
  readonly to: string;
}

/** Total: what is missing is written as the event has it. */
export function subjectOf(events: readonly StoredEvent[]): Subject {
  const started = fields(events[0]?.data);
  const input = fields(started.input);
  const pays = { ...fields(input.pays), chain: input.chain };
  const send = started.kind === 'send' || started.kind === 'fund';
  const usdc = fields(input.usdc);
  const place = fields(fields(input.instrument).shares);
  const earns = input.usdc !== undefined;
  return {
    kind: String(started.kind),
    origin: side(send ? pays : earns ? usdc : fields(input.origin)),
    destination: side(send ? pays : earns ? place : fields(input.destination)),
    to: String(send ? input.to : (input.recipient ?? input.account)),
  };
}

function side({ asset, symbol, decimals, chain }: Fields): Side {
  const id = typeof chain === 'string' ? chain : '';
  const native = knownChain(id as ChainId)?.native;
  return {
    chain: id === '' ? 'the chain' : namedChain(id).name,
    write: (units) => written(units, asset, symbol, decimals),
    fee: (units) => written(units, `${id}/native`, native?.symbol, native?.decimals),
  };
}

/** An amount, where all that makes one is known. */
export function written(
  units: unknown,
  asset: unknown,
  symbol: unknown,
  decimals: unknown,
): Words[number] {
  const text = String(units);
  const known = typeof symbol === 'string' && typeof decimals === 'number';
  if (!known || !/^(0|[1-9]\d{0,77})$/.test(text)) return `${text} base units`;
  return { asset: String(asset), symbol, decimals, units: text, price: null };
}

export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
