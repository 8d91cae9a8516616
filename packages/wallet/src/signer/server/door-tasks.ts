import { timingSafeEqual } from 'node:crypto';
import { type OpenedKeys, ok, type ProfileKeys, type Result } from '@countinghouse/core';
import type { WalletFailure } from '../../secrets/failure.ts';
import { phraseBytes } from '../../secrets/phrase.ts';
import type { DoorTask } from '../protocol/tasks.ts';
import type { Unlocked } from '../protocol/values.ts';
import { type CeremonyFailure, failed, locked, type SignerState } from './context.ts';
import { exportKeystore, importKey, importKeystore, importPhrase } from './imports.ts';
import { createSession } from './session.ts';

/** What a task tells the backend, and what it shows the person. */
interface TaskEnd {
  readonly toBackend: unknown;
  readonly toPerson: Uint8Array | null;
}

type TaskResult = Promise<Result<TaskEnd, WalletFailure>>;

/** Does what a door was opened for, with the secrets its visitor brought. */
export async function runDoorTask(
  state: SignerState,
  task: DoorTask,
  secrets: readonly Uint8Array[],
): TaskResult {
  const [first, second] = secrets;
  if (task.kind === 'ceremony') return runCeremony(state, task, secrets);
  if (first === undefined) return failed('DOOR_REFUSED', 'Nothing was handed over.');
  switch (task.kind) {
    case 'unlock':
      return unlock(state, task.with, first);
    case 'import phrase':
      return silent(importPhrase(state, task, first));
    case 'import key':
      return silent(importKey(state, task, first));
    case 'import keystore':
      return silent(await importKeystore(state, task, first));
    case 'export keystore': {
      if (second === undefined) return failed('DOOR_REFUSED', 'The new password is missing.');
      const asked = await confirm(state, first);
      return asked.ok ? silent(await exportKeystore(state, task.address, second)) : asked;
    }
    case 'show phrase':
      return showPhrase(state, task.walletId, first);
  }
}

function silent(outcome: Result<unknown, WalletFailure>): Result<TaskEnd, WalletFailure> {
  return outcome.ok ? ok({ toBackend: outcome.value, toPerson: null }) : outcome;
}

async function unlock(
  state: SignerState,
  how: 'passphrase' | 'recovery code',
  secret: Uint8Array,
): TaskResult {
  if (state.session !== null) return failed('ALREADY_UNLOCKED', 'It is unlocked already.');
  const { keyOpener } = state.parts;
  const keys = await (how === 'passphrase'
    ? keyOpener.openWithPassphrase(secret)
    : keyOpener.openWithRecoveryCode(secret));
  return keys.ok ? ok({ toBackend: begin(state, keys.value), toPerson: null }) : keys;
}

/**
 * Opens a session; the vault key stays, the other two are for the backend, and with them those that
 * an unfinished rotation may have left the ledger under. A vault key is never rotated.
 */
function begin(state: SignerState, keys: OpenedKeys): Unlocked {
  const session = createSession(keys, state.parts.random);
  const { previous } = keys;
  const unlocked = {
    session: session.id,
    ...trackingKeys(keys),
    ...(previous === undefined ? {} : { previous: trackingKeys(previous) }),
  };
  wipeOpened(keys);
  state.session = session;
  return unlocked;
}

function trackingKeys({ ledgerKey, connectionKey }: ProfileKeys) {
  return {
    ledgerKey: Uint8Array.from(ledgerKey),
    connectionKey: Uint8Array.from(connectionKey),
  };
}

function wipeOpened({ ledgerKey, connectionKey, vaultKey, previous }: OpenedKeys): void {
  for (const key of [ledgerKey, connectionKey, vaultKey]) key.fill(0);
  if (previous !== undefined) wipeOpened(previous);
}

/** Asks for the passphrase again: what follows cannot be taken back. */
async function confirm(
  { parts, session }: SignerState,
  passphrase: Uint8Array,
): Promise<Result<void, WalletFailure>> {
  if (session === null) return locked();
  const keys = await parts.keyOpener.openWithPassphrase(passphrase);
  if (!keys.ok) return keys;
  const { vaultKey } = keys.value;
  const same = vaultKey.length === 32 && timingSafeEqual(vaultKey, session.vaultKey);
  wipeOpened(keys.value);
  return same ? ok(undefined) : failed('WRONG_PASSPHRASE', 'That opens another profile.');
}

async function showPhrase(state: SignerState, id: string, passphrase: Uint8Array): TaskResult {
  const asked = await confirm(state, passphrase);
  if (!asked.ok) return asked;
  const wallet = state.session?.wallets.get(id);
  if (!wallet) return failed('NO_SUCH_WALLET', 'There is no such wallet.');
  if (wallet.kind === 'key')
    return failed('NO_PHRASE', 'This wallet is a single key; it has no phrase.');
  return ok({ toBackend: { shown: true }, toPerson: phraseBytes(wallet.secret) });
}

async function runCeremony(
  state: SignerState,
  task: Extract<DoorTask, { kind: 'ceremony' }>,
  secrets: readonly Uint8Array[],
): TaskResult {
  const known = state.parts.ceremonies ?? {};
  const ceremony = Object.hasOwn(known, task.name) ? known[task.name] : undefined;
  if (!ceremony) return failed('NO_SUCH_CEREMONY', `There is no ceremony "${task.name}".`);
  const done = await ceremony(secrets, task.params);
  if (!done.ok) return ceremonyFailure(done.error);
  const { value, toPerson, keys } = done.value;
  if (keys && state.session !== null) return failed('ALREADY_UNLOCKED', 'It is unlocked already.');
  const unlocked = keys ? begin(state, keys) : null;
  return ok({ toBackend: { value, unlocked }, toPerson: toPerson ?? null });
}

/** Told as it was: the code is the ceremony's own, and whoever composed it knows it. */
function ceremonyFailure(failure: CeremonyFailure): Result<never, WalletFailure> {
  const { code, message, retryAfterMs } = failure;
  const known = (code || 'CEREMONY_FAILED') as WalletFailure['code'];
  return {
    ok: false,
    error: { code: known, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
  };
}
