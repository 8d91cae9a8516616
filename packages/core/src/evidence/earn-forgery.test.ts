import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { reviewGrant } from '../grant/review-grant.ts';
import type { JsonObject } from '../ports/json.ts';
import { ok } from '../result/result.ts';
import { jsonDigest } from '../review/digest.ts';
import { simAddress } from '../simulation/address.ts';
import { encodeHandleOps, operationHash, SIM_ENTRY_POINT } from '../simulation/chain/operation.ts';
import { decodeSimGrant, encodeSimGrant } from '../simulation/grant.ts';
import { simSignature, simSignatureOver } from '../simulation/signature.ts';
import { BASE, OWNER } from '../simulation/world.ts';
import { inputOf } from './earn.test-support.ts';
import {
  type Change,
  checksOf,
  failuresOf,
  forged,
  HASH,
  retold,
  STRANGER,
  set,
  tell,
  told,
  verified,
  type Written,
} from './forged.test-support.ts';
import type { EvidenceFile } from './format.ts';
import { beginStory, evidenceOf, keepOn } from './story.test-support.ts';

const all =
  (...changes: readonly Change[]): Change =>
  (data) => {
    for (const change of changes) change(data);
  };
const failed = all(
  set('end', 'failed'),
  set('verified', true),
  set('why', 'It failed on chain. Your 5 USDC are in the account.'),
);
const drop =
  (name: string): Change =>
  (data) => {
    delete data[name];
  };
/** Says another thing in the kept answer as well. */
const answered =
  (name: string, value: unknown): Change =>
  (data) => {
    set('received', JSON.stringify({ ...JSON.parse(data.received ?? ''), [name]: value }))(data);
  };

describe('an invented failure on chain', () => {
  it('of a withdrawal is found, wherever it is said to have been', async () => {
    const { story, file } = await told('withdraw');
    for (const hash of [HASH, null]) {
      const seen = all(
        ...[set('succeeded', false), set('paid', '0'), set('reason', 'out of gas')],
        hash === null ? () => undefined : set('transactionHash', hash),
      );
      const report = await verified(
        story,
        forged(file, { 'withdrawal.seen': seen, 'earn.ended': failed }),
      );
      expect(failuresOf(report)).toContain('OPERATION_ON_CHAIN');
    }
  });

  it('of an order is found, although the arrival was taken out', async () => {
    const { story, file } = await told('earn-sell');
    const without = retold(file, (event) => (event.type === 'order.arrived' ? [] : [event]));
    const source = all(set('succeeded', false), set('hash', HASH));
    const made = forged(without, { 'order.source-seen': source, 'earn.ended': failed });
    expect(failuresOf(await verified(story, made))).toContain('OPERATION_ON_CHAIN');
  });

  it.each(['withdraw', 'earn-sell', 'earn-buy', 'earn-exit'] as const)(
    'of %s is found where only its end was changed',
    async (kind) => {
      const { story, file } = await told(kind);
      const report = await verified(story, forged(file, { 'earn.ended': failed }));
      expect(failuresOf(report)).toContain('ACTION_ROW');
    },
  );
});

describe('what was noted beside an answer', () => {
  const STATUS: readonly (readonly [string, Change])[] = [
    ['another phase', set('phase', 'failed')],
    ['an error', set('error', { code: 'REFUSED', text: 'out of gas' })],
    ['another source', set('sourceTransaction', HASH)],
    ['another destination', set('destinationTransaction', HASH)],
    ['another end', set('finalTransaction', HASH)],
    ['an operation less', set('userOpHash', null)],
    ['no phase', drop('phase')],
    ['no answer', drop('received')],
    ['no such answer', set('received', '{}')],
    ['the answer about another order', answered('id', 'earn-77')],
  ];
  it.each(STATUS)('of an order is held against it: %s', async (_, change) => {
    const { story, file } = await told('earn-buy');
    const report = await verified(story, forged(file, { 'order.status': change }));
    expect(failuresOf(report)).toContain('ANSWER_NOTED');
  });

  it.each([
    ['earn-buy', 'order.relay', set('phase', 'failed')],
    ['earn-buy', 'order.relay', set('destinationTransaction', HASH)],
    ['earn-buy', 'effect.performed', set('data.received', undefined)],
    ['earn-buy', 'effect.performed', set('data.userOpHash', HASH)],
    ['withdraw', 'effect.performed', set('data.received', undefined)],
    ['withdraw', 'withdrawal.prepared', set('account', STRANGER)],
    ['withdraw', 'withdrawal.prepared', drop('received')],
    ['authorize', 'grant.offered', set('account', STRANGER)],
    ['authorize', 'effect.performed', set('data.received', undefined)],
    ['revoke', 'effect.performed', set('data.received', 'taken')],
  ] as const)('of %s is held against it: %s', async (kind, type, change) => {
    const { story, file } = await told(kind);
    const report = await verified(story, forged(file, { [type]: change }));
    expect(failuresOf(report)).toContain('ANSWER_NOTED');
  });

  it('is nothing where no answer came and the chain has told it', async () => {
    const { story, file } = await told('withdraw');
    const { digest } = eventsOf(file, 'withdrawal.prepared')[0] as { digest: string };
    const without = retold(file, (event) => (event.type === 'withdrawal.status' ? [] : [event]));
    const silent = set('data', { actionId: null, userOpHash: digest });
    const made = forged(without, { 'effect.performed': silent });
    expect(failuresOf(await verified(story, made))).toEqual([]);
  });
});

describe('what an order took and brought', () => {
  it.each(['earn-buy', 'earn-sell'] as const)('is read again: %s, took less', async (kind) => {
    const { story, file } = await told(kind);
    const made = forged(file, { 'order.source-seen': set('paid', '1') });
    const wrong = checksOf(await verified(story, made)).filter(
      ({ outcome }) => outcome === 'failed',
    );
    expect(wrong.map(({ sentence }) => sentence)).toContainEqual(
      expect.stringMatching(/^Operation 0x[0-9a-f]+ took 5000000 base units .*, not 1\.$/),
    );
  });

  it('is read again where it is said to have brought nothing', async () => {
    const { story, file } = await told('earn-sell');
    const without = retold(file, (event) => (event.type === 'order.arrived' ? [] : [event]));
    const nothing = all(set('brought', '0'), set('final', true));
    const report = await verified(story, forged(without, { 'order.source-seen': nothing }));
    expect(failuresOf(report)).toContain('PAYOUT_ON_CHAIN');
  });

  it('is no end that was asked for where it is nothing, and more was promised', async () => {
    const { story, file } = await tell('earn-sell', ({ world }) =>
      world.earn.faultNextOrder('gives-nothing'),
    );
    const made = retold(file, (event) => {
      if (event.type !== 'order.attention') return [event];
      const data: object = { end: 'done', verified: true, why: '' };
      return [{ ...event, type: 'earn.ended', data: data as typeof event.data }];
    });
    expect(failuresOf(await verified(story, made))).toContain('ACTION_ROW');
  });
});

describe('after a reorg', () => {
  it('a withdrawal in another bundle is claimed there alone', async () => {
    const story = beginStory();
    const { world, engine } = story;
    const started = await engine.start('begin', 'withdraw', inputOf('withdraw'));
    const id = started.ok ? started.value.actionId : expect.unreachable(started.error.message);
    const seen = async () => eventsOf(await evidenceOf(story, id), 'withdrawal.seen');
    for (let second = 0; (await seen()).length === 0; second += 1) {
      expect(second).toBeLessThan(60);
      await keepOn(story, id, 1);
    }
    const chain = world.chains.get(BASE) ?? expect.unreachable('no chain');
    const [action] = world.earn.actions();
    if (action === undefined) return expect.unreachable('no withdrawal');
    chain.reorg(8, 'drop');
    const from = simAddress('another bundler');
    chain.fund(from, null, 10n ** 18n);
    chain.call({ from, to: SIM_ENTRY_POINT, data: encodeHandleOps(action.operation) });
    world.clock.advance(4_000);
    await keepOn(story, id, 120);
    const file = await evidenceOf(story, id);
    expect(new Set((await seen()).map(({ transactionHash }) => transactionHash)).size).toBe(2);
    expect(eventsOf(file, 'withdrawal.gone')).toEqual([]);
    expect(file.action.status).toBe('done');
    expect(failuresOf(await verified(story, file))).toEqual([]);
  });
});

describe('an order for which several operations were named', () => {
  it('is claimed by the one that was seen', async () => {
    const { story, file } = await told('earn-sell');
    const other = all(set('userOpHash', HASH), answered('userOpHash', HASH));
    const report = await verified(story, forged(file, { 'order.status': other }));
    expect(failuresOf(report)).toEqual([]);
  });

  it('is claimed by none that nobody named', async () => {
    const { story, file } = await told('earn-sell');
    const report = await verified(
      story,
      forged(file, { 'order.source-seen': set('operation', HASH) }),
    );
    expect(failuresOf(report)).toEqual(['OPERATION_ON_CHAIN', 'ANSWER_NOTED']);
  });

  it('that was noted without the operation is claimed by the last one named', async () => {
    const { story, file } = await told('earn-sell');
    const report = await verified(story, forged(file, { 'order.source-seen': drop('operation') }));
    expect(failuresOf(report)).toEqual([]);
  });
});

/** Changes what was shown; digest and yes are made to fit, as they would be. */
function shownOtherwise(file: EvidenceFile, change: Change): EvidenceFile {
  let reviewDigest = '';
  return retold(file, (event) => {
    const { type } = event;
    const data = event.data as Record<string, never>;
    if (type === 'review.prepared') {
      change(data.review as never);
      reviewDigest = jsonDigest(data.review);
      set('digest', reviewDigest)(data);
    }
    const approved = type === 'approval.given' || type === 'effect.intended';
    if (approved) set('approval.reviewDigest', reviewDigest)(data);
    return [event];
  });
}

describe('what was shown', () => {
  it.each([
    ['authorize', 'account', 'ASKED_FOR'],
    ['withdraw', 'account', 'ASKED_FOR'],
    ['earn-buy', 'account', 'ASKED_FOR'],
  ] as const)('of %s is of the account it was asked for', async (kind, name, code) => {
    const { story, file } = await told(kind);
    const asked = await verified(
      story,
      forged(file, { 'action.started': set('input.account', STRANGER) }),
    );
    expect(failuresOf(asked)).toContain(code);
    const shown = await verified(story, shownOtherwise(file, set(name, STRANGER)));
    expect(failuresOf(shown)).toContain(code);
  });

  it.each([
    ['authorize', set('asked.token', STRANGER)],
    ['authorize', set('asked.decimals', 18)],
    ['authorize', set('asked.symbol', 'DUST')],
    ['withdraw', set('said.pays.decimals', 18)],
    ['withdraw', set('said.pays.symbol', 'DUST')],
    ['earn-buy', set('pays.units', '1')],
    ['earn-buy', set('pays.decimals', 18)],
    ['earn-buy', set('pays.symbol', 'DUST')],
    ['earn-sell', set('payload.order.decimals', 18)],
  ] as const)('of %s is so much of what was asked for (%#)', async (kind, change) => {
    const { story, file } = await told(kind);
    const report = await verified(story, shownOtherwise(file, change));
    expect(failuresOf(report)).toContain('ASKED_FOR');
  });

  it('holds when nothing was changed', async () => {
    const { story, file } = await told('authorize');
    expect(
      failuresOf(
        await verified(
          story,
          shownOtherwise(file, () => undefined),
        ),
      ),
    ).toEqual([]);
  });
});

describe('a grant without bounds', () => {
  /** The file of one that the owner signed after all, everything told. */
  async function boundless() {
    const { story, file } = await told('authorize');
    const [offered] = eventsOf(file, 'grant.offered') as unknown as { account: string }[];
    const account = offered?.account ?? '';
    const key = { kind: 'key', address: STRANGER, operates: true, signs: true } as const;
    const payload = encodeSimGrant(OWNER, { chain: BASE, account, nonce: 1, key, policies: [] });
    const decoded = decodeSimGrant(payload);
    if (decoded.kind === 'unknown') return expect.unreachable(decoded.reason);
    const made = forged(
      shownOtherwise(file, (review) => {
        const { asked, actionId, validUntil, preparedAt } = review as never as JsonObject;
        const token = String((asked as JsonObject).token).toLowerCase();
        const written = reviewGrant({
          ...({ actionId, asked, validUntil, preparedAt } as never as { actionId: string }),
          ...{ payload, decoded, through: '1tx', computedAccount: account, toldAccount: account },
          ...{ nonces: [1], names: { [token]: 'USDC' } },
        } as never);
        for (const name of Object.keys(review)) delete review[name];
        Object.assign(review, written);
      }),
      {
        'grant.offered': set('payload', payload),
        'effect.intended': set(
          'intent.signature',
          simSignature(OWNER, utf8ToBytes(jsonDigest(payload.typedData))),
        ),
      },
    );
    return { story, file: made };
  }

  it('holds where it says so', async () => {
    const { story, file } = await boundless();
    expect(failuresOf(await verified(story, file))).toEqual([]);
    expect(JSON.stringify(file)).toContain('NO_EXPIRY');
  });

  it.each([
    ['no word of it', set('unlimited', [])],
    ['less in its sentences', set('allows', ['It may do nothing.'])],
    ['no mismatch', set('mismatches', [])],
    ['no warning', set('warnings', [])],
    ['an end', set('expiresAt', 1)],
    ['another address to compare', set('compare', STRANGER)],
    ['no sense', set('asked.spendCap', 'much')],
  ])('is found with %s', async (_, change) => {
    const { story, file } = await boundless();
    const report = await verified(story, shownOtherwise(file, change));
    expect(failuresOf(report)).toContain('GRANT_READ');
  });

  it('of other rules is told as it reads now, and neither passes nor fails', async () => {
    const { story, file } = await boundless();
    for (const rules of [set('rules', 99), drop('rules')]) {
      const made = shownOtherwise(file, all(set('unlimited', []), rules));
      const report = await verified(story, made);
      expect(failuresOf(report)).toEqual([]);
      const [check] = report.unchecked.filter(({ code }) => code === 'GRANT_READ');
      expect(check?.sentence).toContain('differs in unlimited');
      expect(check?.sentence).toContain('It never expires.');
    }
    const same = await verified(story, shownOtherwise(file, drop('rules')));
    expect(same.unchecked.filter(({ code }) => code === 'GRANT_READ')).toEqual([]);
  });
});

describe('what one of several operations in a transaction moved', () => {
  it('is what it moved alone', async () => {
    const story = beginStory();
    const { world, engine } = story;
    world.earn.faultNextWithdrawal('never-sent');
    const started = await engine.start('begin', 'withdraw', inputOf('withdraw'));
    const id = started.ok ? started.value.actionId : expect.unreachable(started.error.message);
    await keepOn(story, id, 5);
    const [action] = world.earn.actions();
    if (action === undefined) return expect.unreachable('no withdrawal');
    const { operation } = action;
    const other = {
      ...operation,
      nonce: (BigInt(operation.nonce) + 1n).toString(),
      creates: false,
    };
    const signature = simSignatureOver(operation.owner, operationHash(other));
    const from = simAddress('a bundler');
    const chain = world.chains.get(BASE) ?? expect.unreachable('no chain');
    chain.fund(from, null, 10n ** 18n);
    const data = encodeHandleOps(operation, { ...other, signature });
    chain.call({ from, to: SIM_ENTRY_POINT, data });
    await keepOn(story, id, 120);
    const file = await evidenceOf(story, id);
    const units = action.amount.toString();
    const told = async (paid: string) => {
      const made = forged(file, { 'withdrawal.seen': set('paid', paid) });
      const report = await verified(story, made);
      const all = checksOf(report).filter(({ code }) => code === 'PAYMENT_ON_CHAIN');
      return all.map(({ outcome }) => outcome);
    };
    expect(await told(units)).toEqual(['passed']);
    expect(await told((action.amount * 2n).toString())).toEqual(['not checked']);
    expect(await told((action.amount * 3n).toString())).toEqual(['failed']);
  });

  it('holds of an order that tells by which one', async () => {
    const { story, file } = await told('earn-sell');
    const [seen] = eventsOf(file, 'order.source-seen');
    const by = (operation: unknown) =>
      forged(file, { 'order.arrived': set('operation', operation) });
    expect(failuresOf(await verified(story, by(seen?.operation)))).toEqual([]);
    expect(failuresOf(await verified(story, by(HASH)))).toContain('ANSWER_NOTED');
  });

  it('is not checked where nobody can tell it from the others', async () => {
    const { story, file } = await told('withdraw');
    const chain = (id: string) => {
      const reader = story.proofs.chain(id) ?? expect.unreachable(id);
      const { accounts } = reader;
      if (accounts === undefined) return expect.unreachable(id);
      return { ...reader, accounts: { ...accounts, movedBy: async () => ok(null) } };
    };
    const report = await verified({ ...story, proofs: { ...story.proofs, chain } }, file);
    expect(report.verdict).toBe('consistent');
    expect(report.unchecked.map(({ code }) => code)).toEqual(['PAYMENT_ON_CHAIN']);
  });
});

describe('what a blindly signed operation did beside its payment', () => {
  it('cannot be left out', async () => {
    const { story, file } = await tell('withdraw', ({ world }) =>
      world.earn.faultNextWithdrawal('pays-and-approves'),
    );
    const honest = await verified(story, file);
    expect(failuresOf(honest)).toEqual([]);
    const sentences = checksOf(honest).map(({ sentence }) => sentence);
    expect(sentences).toContainEqual(expect.stringContaining('Calls approve with spender'));
    const report = await verified(story, forged(file, { 'withdrawal.seen': set('more', []) }));
    expect(failuresOf(report)).toContain('OPERATION_ON_CHAIN');
    expect(report.verdict).toBe('contradicted');
    // Other words for it, or none because nobody had looked or could read it, are told and prove nothing.
    const unread = all(set('more', []), set('unreadable', true));
    for (const change of [set('more', ['It did a little more.']), drop('more'), unread]) {
      const made = await verified(story, forged(file, { 'withdrawal.seen': change }));
      expect(failuresOf(made)).toEqual([]);
      expect(made.unchecked.map(({ code }) => code)).toContain('OPERATION_ON_CHAIN');
    }
  });

  it('is not checked where nobody reads transactions, or nobody can read this one', async () => {
    const { story, file } = await told('withdraw');
    const { proofs } = story;
    const blind = [
      {
        ...proofs,
        chain: (id: string) => {
          const { transaction: _, ...reader } = proofs.chain(id) ?? expect.unreachable(id);
          return reader;
        },
      },
      { ...proofs, kernel: { ...proofs.kernel, readCarried: () => null } },
    ];
    for (const each of blind) {
      const report = await verified({ ...story, proofs: each }, file);
      expect(failuresOf(report)).toEqual([]);
      expect(report.verdict).toBe('consistent');
      expect(report.unchecked.map(({ code }) => code)).toEqual(['OPERATION_ON_CHAIN']);
    }
  });
});

function eventsOf(file: EvidenceFile, type: string): readonly Record<string, unknown>[] {
  return file.chain.links.flatMap((link) => {
    const event: Written | null = 'event' in link ? JSON.parse(link.event) : null;
    return event?.type === type ? [event.data as never] : [];
  });
}
