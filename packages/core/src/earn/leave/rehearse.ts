import type { EngineTools, Trouble } from '../../action/definition.ts';
import type { AccountCall, KernelPort, PlannedOperation } from '../../ports/smart-account.ts';
import { err, ok, type Result } from '../../result/result.ts';
import type { ReviewWarning } from '../../review/review.ts';
import { ROOT_KEY } from '../root-key.ts';
import type { LeaveInput } from './input.ts';
import {
  type Leaving,
  type Left,
  type Place,
  removalCalls,
  removalSentence,
  whatLeaves,
} from './plan.ts';

/** An operation that was tried out, and what the person has to know of it. */
export interface Rehearsed {
  readonly calls: readonly AccountCall[];
  readonly does: readonly string[];
  /** USDC that should come out, base units. */
  readonly worth: bigint;
  /** Of that, the USDC that lie idle. A vault pays by its price of the moment, and nothing holds it to one. */
  readonly atLeast: bigint;
  /** What stays in the account, in sentences. */
  readonly left: readonly string[];
  readonly nonce: bigint;
  readonly planned: PlannedOperation;
  readonly warnings: readonly ReviewWarning[];
}

/** Nothing can be done; with what stays, and why. */
export interface NothingLeaves {
  readonly planned: null;
  readonly left: readonly string[];
}

type News<T> = Promise<Result<T, Trouble>>;

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
  ledger: EngineTools['ledger'],
): News<Rehearsed | NothingLeaves> {
  const tried = { input, place, kernel };
  if (input.purpose === 'exit') return rehearseExit(tried);
  const calls = await removalCalls(input, place, ledger);
  if (!calls.ok) return calls;
  const tryOut = await rehearse(tried, calls.value);
  if (!tryOut.ok) return tryOut;
  const { nonce, planned, problem } = tryOut.value;
  return ok({
    calls: calls.value,
    does: [removalSentence(input)],
    ...{ worth: 0n, atLeast: 0n, left: [] },
    ...{ nonce, planned, warnings: problem === null ? [] : [wouldFail(problem)] },
  });
}

interface Trial {
  readonly input: LeaveInput;
  readonly place: Place;
  readonly kernel: KernelPort;
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

interface Attempt {
  readonly wanted: readonly Leaving[];
  readonly stuck: readonly Left[];
  readonly nonce: bigint;
  readonly planned: PlannedOperation;
  /** Why it would fail; null where it would not. */
  readonly problem: string | null;
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
  const tried = await rehearse(
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
  const sum = (list: readonly Leaving[]) => list.reduce((all, { worth }) => all + worth, 0n);
  return {
    calls: wanted.map(({ call }) => call),
    does: wanted.map(({ does }) => does),
    worth: sum(wanted),
    atLeast: sum(wanted.filter(({ known }) => known === 'idle')),
    ...{ left, nonce, planned },
    warnings: [...(problem === null ? [] : [wouldFail(problem)]), ...left.map(leftBehind)],
  };
}

async function rehearse(
  { input, place, kernel }: Trial,
  calls: readonly AccountCall[],
): News<Pick<Attempt, 'nonce' | 'planned' | 'problem'>> {
  const { accounts, there } = place;
  const { owner, account, usdc } = input;
  const due = await accounts.operationNonce(account, ROOT_KEY);
  if (!due.ok) return due;
  const { deployed } = there;
  const nonce = due.value;
  const basis = { chain: usdc.chain, owner, account, deployed, nonce, calls };
  const first = kernel.planOperation({ ...basis, callGas: null });
  // Calls of an account that is not there yet cannot be tried out.
  const callGas = deployed ? await accounts.callGas(account, first.callData) : ok(null);
  if (!callGas.ok) {
    if (callGas.error.code !== 'WOULD_REVERT') return err(callGas.error);
    return ok({ nonce, planned: first, problem: callGas.error.message });
  }
  const planned = kernel.planOperation({ ...basis, callGas: callGas.value });
  const rehearsed = await accounts.rehearse(planned.call);
  return rehearsed.ok ? ok({ nonce, planned, problem: rehearsed.value }) : rehearsed;
}

function wouldFail(why: string): ReviewWarning {
  const sentence = `The chain says this would fail: ${why}`;
  return { code: 'WOULD_FAIL', weight: 'stop', sentence };
}

function leftBehind(sentence: string): ReviewWarning {
  return { code: 'LEFT_BEHIND', weight: 'risk', sentence };
}
