import {
  type ActionRow,
  actionStream,
  type JsonValue,
  type PriceNote,
  type Trouble,
} from '@countinghouse/core';
import type { ActionDetail } from '../../contract/actions.ts';
import type { Answer } from '../../contract/result.ts';
import type { Price } from '../../contract/values.ts';
import { type Account, accounts } from '../accounts/record.ts';
import { ours } from '../earn/ours.ts';
import { refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { pricesNow } from '../swap/token-list.ts';
import { anewOf } from './anew.ts';
import { withApproval } from './approved.ts';
import { depositInstruction } from './deposit.ts';
import { type Folded, folded } from './folded.ts';
import { knownTokens } from './known-tokens.ts';
import { proofs } from './proofs.ts';
import { shownReview } from './review.ts';
import { actionRow } from './row.ts';
import { tellStory } from './story/story.ts';

/** All there is to show of one action. */
export async function actionDetail(
  house: OpenHouse,
  { actionId }: InputOf<'actions', 'get'>,
): Promise<Answer<ActionDetail>> {
  const { ledger, engine, profile } = house;
  const row = await ledger.action(actionId);
  if (row === null) return refuse('NOT_FOUND', 'There is no such action in this ledger.');
  const events = await ledger.readStream(actionStream(actionId));
  const action = folded(events);
  const offers = await engine.offers(actionId);
  const trouble = engine.trouble(actionId);
  const stands = offers?.review ?? null;
  const review =
    stands === null
      ? null
      : shownReview(
          stands,
          await withEarning(house),
          prices(house, action),
          destinationChain(action) ?? stands.review.payload.chain,
          knownTokens(events),
        );
  return {
    ok: true,
    value: {
      ...withApproval(
        { row: actionRow(row), atWorst: offers?.outlook.atWorst ?? null },
        offers?.review,
        trouble,
      ),
      account: payingAccount(action),
      review,
      trouble: shownTrouble(trouble),
      story: tellStory(events),
      proofs: proofs(action, row, profile.kind),
      deposit: depositInstruction(row, action),
      commands: [...(offers?.commands ?? [])],
      ...anewOf(row),
      expectedUntil: offers?.outlook.expectedUntil ?? null,
      ...providerFacts(action, row),
    },
  };
}

/** The newest prices, and those that were written down where there are none. */
function prices(house: OpenHouse, action: Folded): ReadonlyMap<string, Price> {
  const known = new Map<string, Price>();
  const note = (asset: string, price: PriceNote | null) => {
    if (price !== null && price.at > 0) known.set(asset, { ...price });
  };
  if (action.kind === 'swap') {
    const { origin, destination } = action.action.state.input;
    note(origin.asset, origin.price);
    note(destination.asset, destination.price);
  }
  if (action.kind === 'send') {
    const { pays, price } = action.action.state.input;
    note(pays.asset, price);
  }
  return new Map([...known, ...pricesNow(house)]);
}

/** It stays when the review is gone: what was sent is still somebody's to hurry or to call back. */
function payingAccount(action: Folded): string | null {
  if (action.kind === 'send') return action.action.state.input.account;
  if (action.kind !== 'swap') return null;
  const { deposit } = action.action.state.input;
  return deposit.from === 'wallet' ? deposit.account : null;
}

function destinationChain(action: Folded): string | null {
  return action.kind === 'swap' ? action.action.state.input.destination.chain : null;
}

/** Ours, and the accounts that earn for them, which a payment may go to. */
async function withEarning(house: OpenHouse): Promise<readonly Account[]> {
  const earning = await ours(house);
  return (await accounts(house.ledger)).flatMap((one) => [
    one,
    ...earning
      .filter(({ owner }) => owner.address === one.address)
      .map(({ account }) => ({
        ...one,
        address: account,
        name: `Earning account of ${one.name}`,
      })),
  ]);
}

function shownTrouble(trouble: Trouble | null): ActionDetail['trouble'] {
  return trouble === null ? null : { code: trouble.code, message: trouble.message };
}

/** What the provider says of a swap, and what its quote was measured by. */
function providerFacts(
  action: Folded,
  { summary }: ActionRow,
): Pick<ActionDetail, 'provider' | 'quoteFacts'> {
  if (action.kind === 'other' && typeof summary.provider === 'string') {
    const text = (value: JsonValue | undefined) => (typeof value === 'string' ? value : null);
    const status = [text(summary.serviceStatus), text(summary.relayStatus)].filter((one) => one);
    return {
      provider: {
        name: summary.provider,
        status: status.length === 0 ? null : status.join(', '),
        correlationId: text(summary.serviceActionId),
      },
      quoteFacts: null,
    };
  }
  if (action.kind !== 'swap') return { provider: null, quoteFacts: null };
  const { input, quote, status, problems, failure } = action.action.state;
  return {
    provider: {
      name: '1Click',
      status: status?.status ?? null,
      correlationId: quote?.correlationId || null,
    },
    quoteFacts: {
      slippageBasisPoints: input.slippageBasisPoints,
      requestedDeadline: quote?.requestedDeadline ?? null,
      problems: [
        ...problems.map(({ sentence }) => sentence),
        ...(failure === null ? [] : [failure.message]),
      ],
    },
  };
}
