import { ok } from '@countinghouse/core';
import { drop, leaveOthersAlone, reorganise, useKeyElsewhere } from './hands.ts';
import { at, atReview, type Story } from './story.ts';
import type { Tale } from './tale.ts';

const MINUTE = 60_000;
const SENT = at('effect.performed');

/** The transaction is in the pool and the program knows it. Gas has been cheap so far. */
const send = (tale: Tale) => tale.leaveAt(SENT);

async function askFor(tale: Tale, command: 'speed-up' | 'cancel-transaction'): Promise<void> {
  await tale.command(command);
}

/** Approves the replacement and dies once it is signed and written down, not yet sent. */
async function signReplacement(tale: Tale, command: 'speed-up' | 'cancel-transaction') {
  await askFor(tale, command);
  await tale.leaveOverBroadcast('before');
}

/** Stories in the order in which they must be told, see {@link STORIES}. */
interface Acts {
  readonly long: readonly Story[];
  readonly running: readonly Story[];
  readonly fresh: readonly Story[];
  readonly waiting: readonly Story[];
}

/** Every place at which a transaction of an action can stand, whatever the action. */
export function trackStories(kind: 'send' | 'swap'): Acts {
  const original = kind === 'send' ? 'send' : 'swap deposit';
  const story = (name: string, tell: Story['tell'], afterwards?: Story['afterwards']): Story => ({
    name: `${kind}: ${name}`,
    kind,
    tell,
    ...(afterwards === undefined ? {} : { afterwards }),
  });
  const long = [
    story('overdue', async (tale) => {
      await tale.leaveAt(SENT);
      await drop(tale, tale.account);
      tale.pass(61 * MINUTE);
      await tale.leaveAt(at('transaction.overdue'));
    }),
    story('overdue behind what another program lost', async (tale) => {
      await useKeyElsewhere(tale);
      await tale.leaveAt(SENT);
      await drop(tale, tale.account);
      tale.pass(61 * MINUTE);
      await tale.leaveAt(at('transaction.nonce-gap'));
    }),
    story('in doubt because it was never sent in its time', async (tale) => {
      await tale.leaveOverBroadcast('before');
      tale.pass(61 * MINUTE);
      await tale.leaveAt(at('effect.in-doubt'));
    }),
    story('in doubt because its nonce is used', async (tale) => {
      await tale.leaveOverBroadcast('before');
      await useKeyElsewhere(tale);
      tale.pass(4_000);
      await tale.leaveAt(at('effect.in-doubt'));
    }),
    story('refused because its nonce is used for good', async (tale) => {
      await tale.leaveOverBroadcast('before');
      await useKeyElsewhere(tale);
      tale.pass(4_000);
      await tale.leaveAt(at('effect.refused'));
    }),
    story('nonce seen used', async (tale) => {
      await tale.leaveAt(SENT);
      await useKeyElsewhere(tale);
      await tale.leaveAt(at('transaction.nonce-used'));
    }),
    story('nonce free after all', async (tale) => {
      await tale.leaveAt(SENT);
      await drop(tale, tale.account);
      tale.nodeSays({ nonce: async () => ok(1), broadcast: async () => ok({ hash: '' }) });
      await tale.leaveAt(at('transaction.nonce-used'));
      tale.nodeSays({});
      await tale.leaveAt(at('transaction.nonce-free'));
    }),
    story('nonce used by a foreign transaction', async (tale) => {
      await tale.leaveAt(SENT);
      await useKeyElsewhere(tale);
      await tale.leaveAt(at('transaction.foreign'));
    }),
  ];
  const running = [
    story('in a block', (tale) => tale.leaveAt(at('transaction.included'))),
    story('in a block, failed', async (tale) => {
      await tale.outside.act({ do: 'revert next', chain: 'eip155:8453', account: tale.account });
      await tale.leaveAt(at('transaction.included'));
    }),
    story('orphaned', async (tale) => {
      leaveOthersAlone(tale);
      await tale.leaveAt(at('transaction.included'));
      await reorganise(tale, 'origin');
      await tale.leaveAt(at('transaction.orphaned'));
    }),
    story('final', (tale) => tale.leaveAt(at('transaction.final'))),
  ];
  const fresh = [
    story('begun', (tale) => tale.begin()),
    story('reviewed', (tale) => tale.leaveAt(atReview(original))),
    story('asked afresh', async (tale) => {
      await tale.leaveAt(atReview(original));
      await tale.command('refresh');
    }),
    story('approved', (tale) => tale.leaveAt(at('approval.given'))),
    story('signature refused', async (tale) => {
      tale.outside.signer.refuseNext();
      await tale.leaveAt(at('signature.refused'));
    }),
    story('signed, not sent', (tale) => tale.leaveOverBroadcast('before')),
  ];
  const waiting = [
    story(
      'sent, answer lost',
      (tale) => tale.leaveOverBroadcast('after'),
      async () => undefined,
    ),
    story('sent', send, async () => undefined),

    story('dropped from the pool', send, (tale) => drop(tale, tale.account)),
    story('speed-up asked', send, (tale) => askFor(tale, 'speed-up')),
    story('speed-up reviewed', send, async (tale) => {
      await askFor(tale, 'speed-up');
      await tale.leaveAt(atReview('speed-up'));
    }),
    story('speed-up approved', send, async (tale) => {
      await askFor(tale, 'speed-up');
      await tale.leaveAt(at('approval.given'));
    }),
    story('speed-up signed, not sent', send, (tale) => signReplacement(tale, 'speed-up')),
    story('speed-up sent', send, async (tale) => {
      await askFor(tale, 'speed-up');
      await tale.leaveAt(SENT);
    }),
    story('cancel asked', send, (tale) => askFor(tale, 'cancel-transaction')),
    story('cancel reviewed', send, async (tale) => {
      await askFor(tale, 'cancel-transaction');
      await tale.leaveAt(atReview('cancel'));
    }),
    story('cancel signed, not sent', send, (tale) => signReplacement(tale, 'cancel-transaction')),
    story('cancel sent', send, async (tale) => {
      await askFor(tale, 'cancel-transaction');
      await tale.leaveAt(SENT);
    }),
    story('cancel in a block', send, async (tale) => {
      await askFor(tale, 'cancel-transaction');
      await tale.leaveAt(at('transaction.included'));
    }),
    story('replacement given up', send, async (tale) => {
      await askFor(tale, 'cancel-transaction');
      await tale.leaveAt(atReview('cancel'));
      await tale.command('keep-waiting');
    }),
  ];
  return { long, running, fresh, waiting };
}
