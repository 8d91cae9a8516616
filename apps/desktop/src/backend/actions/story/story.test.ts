import {
  EngineEvent,
  SendEvent,
  type StoredEvent,
  SwapEvent,
  TransactionEvent,
} from '@countinghouse/core';
import { describe, expect, it } from 'vitest';
import { storyLine } from '../../../contract/actions.ts';
import { registry } from '../../projector.ts';
import { STEPS } from './effects.ts';
import { tellStory } from './story.ts';

const HASH = `0x${'ab'.repeat(32)}`;
const USDC = { asset: 'eip155:8453/erc20:0x1', symbol: 'USDC', decimals: 6, chain: 'eip155:8453' };
const ETH = {
  asset: 'eip155:42161/slip44:60',
  symbol: 'ETH',
  decimals: 18,
  chain: 'eip155:42161',
};
const DATA = {
  kind: 'swap',
  input: { origin: USDC, destination: ETH, recipient: '0xFriend', amount: '250000000' },
  step: 'sign',
  attempt: 1,
  intent: { kind: 'transaction', chain: 'eip155:8453', hash: HASH, purpose: 'swap deposit' },
  review: { pays: { ...USDC, units: '250000000' }, to: '0xDeposit', payer: '0xMine' },
  hash: HASH,
  transactionHash: HASH,
  missing: 7,
  fee: '9120000000000',
  succeeded: true,
  amount: '250000000',
  amountIn: '250000000',
  amountOut: '76850000000000000',
  minAmountOut: '76465750000000000',
  status: 'PROCESSING',
  end: 'done',
  why: 'The payout was seen.',
  verified: true,
  word: 'sent',
  code: 'DID_YOU_SEND',
  message: 'No.',
  problems: [{ code: 'X', sentence: 'Too old.' }],
};

const event = (seq: number, type: string, data: object = DATA, version = 1) =>
  ({ seq, type, version, at: 1, stream: 's', data }) as unknown as StoredEvent;

const read = (line: ReturnType<typeof tellStory>[number] | undefined): string =>
  (line?.plain ?? []).map((w) => (typeof w === 'string' ? w : `[${w.units} ${w.symbol}]`)).join('');

/** The second of a story that begins with a swap of USDC on Base to ETH on Arbitrum. */
const tell = (type: string, data: object = DATA, version = 1) =>
  tellStory([event(1, EngineEvent.started), event(2, type, data, version)]).filter(
    ({ seq }) => seq === 2,
  );

const KINDS = [
  ...new Set(
    [EngineEvent, TransactionEvent, SwapEvent, SendEvent].flatMap((kinds) => Object.values(kinds)),
  ),
];

const BASE_USDC = { ...USDC, token: '0x1' };
const EARN = {
  owner: '0xMine',
  account: '0xAccount',
  usdc: BASE_USDC,
  landing: BASE_USDC,
  instrument: { id: '0x2', name: 'The vault', shares: { ...BASE_USDC, symbol: 'evUSDC' } },
  amount: '5000000',
  spendCap: '9000000',
  expiresAt: 1_900_000_000_000,
  // What a payment to the account says.
  chain: 'eip155:8453',
  to: '0xAccount',
  pays: { ...BASE_USDC, units: '5000000' },
};
const EARN_DATA = {
  ...DATA,
  ...{ account: '0xAccount', chain: 'eip155:8453', digest: HASH, userOpHash: HASH },
  operation: HASH,
  ...{ payload: {}, problem: null, error: null, reason: null, does: ['Send all of it.'] },
  ...{ what: 'shares', paid: '5000000', blockNumber: 7, final: false },
  ...{ purpose: 'speed-up', review: { ...DATA.review, purpose: 'exit' } },
  intent: { ...DATA.intent, account: '0xMine', nonce: 1 },
};

/** Every type of event that some kind of action of an earning account can write. */
const WRITTEN = registry.definitions
  .filter(({ kind }) => kind !== 'send' && kind !== 'swap')
  .flatMap(({ kind, events }) => [...events].map((type) => [kind, type] as const));

describe('the story for the screen', () => {
  it.each(KINDS)('has a sentence of its own for %s', (type) => {
    const lines = tell(type);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(storyLine.parse(line)).toEqual(line);
      expect(read(line)).not.toBe(line.text);
      expect(read(line)).not.toMatch(/undefined|null|NaN|eip155:|base units|attempt|\[object/);
    }
  });

  it('no two kinds are told alike', () => {
    const told = KINDS.map((type) => read(tell(type)[0]));
    expect(new Set(told).size).toBe(KINDS.length);
  });

  it('amounts and fees are amounts, networks have names', () => {
    expect(read(tell(TransactionEvent.included)[0])).toBe(
      `Transaction ${HASH} went through on Base. Its network fee was [9120000000000 ETH].`,
    );
    expect(read(tell(SwapEvent.payoutSeen, { ...DATA, amount: '5' })[0])).toBe(
      `[5 ETH] arrived at the recipient on Arbitrum One: ${HASH}.`,
    );
  });

  it('the exact event stands beside it', () => {
    expect(tell(EngineEvent.performed)[0]).toMatchObject({
      text: 'Done: sign, attempt 1.',
      event: { type: 'effect.performed', version: 1, step: 'sign', attempt: 1 },
    });
  });

  it.each([
    ['a kind of tomorrow', 'vault.opened', 1],
    ['a version of tomorrow', TransactionEvent.final, 2],
    ['a name every object has', 'constructor', 1],
  ])('%s keeps the sentence of the evidence file', (_, type, version) => {
    const [line] = tell(type, DATA, version);
    expect(line?.plain).toEqual([line?.text]);
    expect(line?.text).not.toBe('');
  });

  it.each(KINDS)('%s without data is still told', (type) => {
    for (const line of tell(type, {})) expect(storyLine.safeParse(line).success).toBe(true);
  });

  it('every step with an effect has words of its own', () => {
    const steps = registry.definitions.flatMap((definition) =>
      Object.entries(definition.steps).flatMap(([name, step]) =>
        step.type === 'effect' ? [name] : [],
      ),
    );
    expect(new Set(Object.keys(STEPS))).toEqual(new Set(steps));
  });

  it.each([EngineEvent.intended, EngineEvent.performed, EngineEvent.refused, EngineEvent.inDoubt])(
    '%s of a step of tomorrow is told, by its name',
    (type) => {
      const told = tell(type, { step: 'ask-for-key', attempt: 1, intent: { kind: 'of tomorrow' } });
      expect(read(told[0])).toMatch(/the step “ask for key”/i);
    },
  );

  it('what was signed says whether it is the payment, a faster one or the cancel of it', () => {
    const signed = (purpose: string) =>
      read(tell(EngineEvent.intended, { ...DATA, intent: { ...DATA.intent, purpose } })[0]);
    expect(signed('original')).toMatch(
      /^Signed on this computer for Base, and written down before/,
    );
    expect(signed('speed-up')).toMatch(/^The same payment with a higher fee was signed/);
    expect(signed('cancel')).toMatch(/^The cancel was signed on this computer for Base/);
  });

  it.each(WRITTEN)('%s has a sentence for %s', (kind, type) => {
    const story = tellStory([
      event(1, EngineEvent.started, { kind, definitionVersion: 1, input: EARN }),
      event(2, type, EARN_DATA),
    ]);
    const lines = story.filter(({ seq }) => seq === 2);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(storyLine.parse(line)).toEqual(line);
      expect(read(line)).not.toContain(type);
      expect(read(line)).not.toMatch(/undefined|null|NaN|eip155:|base units|\[object/);
      expect(line.text).not.toMatch(/An event “|undefined|null|NaN|\[object/);
    }
  });

  it('an offer whose signature was not valid is not told as an offer', () => {
    const story = tellStory([
      event(1, EngineEvent.started),
      event(2, SwapEvent.quoted),
      event(3, SwapEvent.quoteRejected, {
        problems: [{ code: 'SIGNATURE_INVALID', sentence: 'Forged.' }],
      }),
    ]);
    expect(read(story[1])).toContain('An answer without a valid signature');
  });
});
