import type { Trouble } from '../../action/definition.ts';
import type { ClockPort } from '../../ports/clock.ts';
import type { LedgerPort } from '../../ports/ledger.ts';
import type { KernelPort } from '../../ports/smart-account.ts';
import { err, ok, type Result } from '../../result/result.ts';
import type { ReviewWarning } from '../../review/review.ts';
import { signedOn } from '../rights/signed-grants.ts';
import { endingRights } from './ending-rights.ts';
import type { LeaveInput } from './input.ts';
import { namedRights, noneNamed } from './named-rights.ts';
import {
  type EndOfRights,
  endOfRights,
  type Leaving,
  type Left,
  type Place,
  whatLeaves,
} from './plan.ts';
import { type NothingLeaves, type Rehearsed, WOULD_FAIL } from './rehearsed.ts';
import { willEnd } from './rights-words.ts';
import { type Trial, type TriedOut, tryOut } from './try-out.ts';

type News<T> = Promise<Result<T, Trouble>>;

/** What was signed here, and what time it is. */
interface Books {
  readonly ledger: Pick<LedgerPort, 'listActions' | 'readStream'>;
  readonly clock: ClockPort;
}

/** So many calls are in one operation at most; what is over waits for the next. */
const MOST_CALLS = 20;

/**
 * Builds the operation from what there is now and tries it out. All of it happens, or none: so what
 * cannot leave at the moment is left out and named, and does not hold up the rest.
 */
export async function rehearseLeave(
  input: LeaveInput,
  place: Place,
  kernel: KernelPort,
  { ledger, clock }: Books,
): News<Rehearsed | NothingLeaves> {
  const trial = { input, place, kernel };
  const signed = await signedOn(ledger, input.account, input.usdc.chain);
  const end = endOfRights(place, signed);
  const names = () => namedRights(input, signed, place.accounts, clock.now());
  if (input.purpose === 'removal') return rehearseRemoval(trial, end, names);
  const exit = await rehearseExit(trial);
  if (!exit.ok || exit.value.planned === null) return exit;
  return ok(await endingRights(trial, exit.value, end, names));
}

async function rehearseRemoval(
  trial: Trial,
  end: EndOfRights | null,
  names: () => Promise<readonly ReviewWarning[]>,
): News<Rehearsed> {
  if (end === null) {
    const message =
      'A right was signed with so high a number that the account cannot end it at once.';
    return err({ code: 'GRANT_TOO_FAR', message });
  }
  const tried = await tryOut(trial, [end]);
  if (!tried.ok) return tried;
  const { nonce, planned, problem } = tried.value;
  const named = await names();
  return ok({
    calls: [end],
    does: [willEnd(trial.input, end.validFrom)],
    ...{ worth: 0n, atLeast: 0n, asIs: [], left: [], endsBefore: end.validFrom },
    ...{ nonce, planned },
    warnings: [
      ...(problem === null ? [] : [wouldFail(problem)]),
      ...(named.length === 0 ? [noneNamed(trial.input)] : named),
    ],
  });
}

/**
 * What we know of ourselves leaves first. A token that only the service names is the contract of whoever
 * it likes, and could pass every trial and fail in the block: it never shares an operation with the rest.
 */
async function rehearseExit(trial: Trial): News<Rehearsed | NothingLeaves> {
  const found = await whatLeaves(trial.input, trial.place);
  if (!found.ok) return found;
  const { leaving, stuck } = found.value;
  const [told, ours] = [true, false].map((word) =>
    leaving.filter(({ known }) => (known === 'told') === word),
  ) as [Leaving[], Leaving[]];
  const first = await largest(trial, ours, stuck);
  if (!first.ok) return first;
  if (first.value !== null && (first.value.problem === null || told.length === 0)) {
    const later = told.map(({ name }) => ({ name, why: ONLY_TOLD }));
    return ok(exitOf(trial.input, first.value, later));
  }
  const failing = first.value;
  const behind = failing === null ? stuck : [...stuck, ...failing.wanted.map(notNow(failing))];
  const second = await largest(trial, told, behind);
  if (!second.ok) return second;
  if (second.value !== null) return ok(exitOf(trial.input, second.value, []));
  return ok({ planned: null, left: sentences(trial.input, behind) });
}

const ONLY_TOLD =
  'That you hold it is the word of 1tx alone, so it leaves in an operation of its own: take everything out once more for it.';
const TOO_MANY = `One operation takes ${MOST_CALLS} things at most: take everything out once more for it.`;

interface Attempt extends TriedOut {
  readonly wanted: readonly Leaving[];
  readonly stuck: readonly Left[];
}

function notNow({ problem }: Attempt): (one: Leaving) => Left {
  return ({ name }) => ({ name, why: `The chain says that this would fail now: ${problem ?? ''}` });
}

/** As much as can leave in one operation; null where nothing is wanted. */
async function largest(
  trial: Trial,
  wanted: readonly Leaving[],
  stuck: readonly Left[],
): News<Attempt | null> {
  const now = wanted.slice(0, MOST_CALLS);
  const later = wanted.slice(MOST_CALLS).map(({ name }) => ({ name, why: TOO_MANY }));
  if (now.length === 0) return ok(null);
  const whole = await attempt(trial, now, [...stuck, ...later]);
  if (!whole.ok || whole.value.problem === null) return whole;
  // One after the other: also where each would leave alone, and not together with another.
  let best: Attempt | null = null;
  const behind: Left[] = [];
  for (const one of now) {
    const more = await attempt(trial, [...(best?.wanted ?? []), one], []);
    if (!more.ok) return more;
    if (more.value.problem === null) best = more.value;
    else behind.push(notNow(more.value)(one));
  }
  return ok(best === null ? whole.value : { ...best, stuck: [...stuck, ...behind, ...later] });
}

async function attempt(
  trial: Trial,
  wanted: readonly Leaving[],
  stuck: readonly Left[],
): News<Attempt> {
  const tried = await tryOut(
    trial,
    wanted.map(({ call }) => call),
  );
  return tried.ok ? ok({ ...tried.value, wanted, stuck }) : tried;
}

function sentences({ untold }: LeaveInput, left: readonly Left[]): readonly string[] {
  const named = left.map(
    ({ name, why }) => `What the account holds of ${name} stays in it. ${why}`,
  );
  return [...named, ...untold];
}

function exitOf(
  input: LeaveInput,
  { wanted, stuck, nonce, planned, problem }: Attempt,
  later: readonly Left[],
): Rehearsed {
  const left = sentences(input, [...stuck, ...later]);
  const asIs = wanted.flatMap((one) => (one.asIs === null ? [] : [one.asIs]));
  const sum = (list: readonly Leaving[]) => list.reduce((all, { worth }) => all + worth, 0n);
  return {
    calls: wanted.map(({ call }) => call),
    does: wanted.map(({ does }) => does),
    worth: sum(wanted),
    atLeast: sum(wanted.filter(({ known }) => known === 'idle')),
    ...{ asIs, left, endsBefore: null, nonce, planned },
    warnings: [
      ...(problem === null ? [] : [wouldFail(problem)]),
      ...asIs.map((amount) => sentAsIs(amount, input)),
      ...left.map(leftBehind),
    ],
  };
}

function wouldFail(why: string): ReviewWarning {
  const sentence = `The chain says this would fail: ${why}`;
  return { code: WOULD_FAIL, weight: 'stop', sentence };
}

function sentAsIs(amount: string, { usdc }: LeaveInput): ReviewWarning {
  const sentence = `You get ${amount}, not ${usdc.symbol}; this program cannot redeem them. While 1tx answers, take them back with it first.`;
  return { code: 'SENT_AS_IS', weight: 'risk', sentence };
}

function leftBehind(sentence: string): ReviewWarning {
  return { code: 'LEFT_BEHIND', weight: 'risk', sentence };
}
