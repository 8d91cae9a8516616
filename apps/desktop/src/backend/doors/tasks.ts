import { err, ok, type Result } from '@countinghouse/core';
import { listSnapshots, profilePaths } from '@countinghouse/storage';
import type {
  CeremonyEnd,
  DoorOutcomes,
  DoorTask,
  LocalSigner,
  OpenDoor,
  StoredWallet,
  Unlocked,
} from '@countinghouse/wallet';
import type { DoorEnd, DoorWish } from '../../contract/doors.ts';
import type { Profile } from '../../contract/house.ts';
import type { Failure } from '../../contract/result.ts';
import { storeWallet } from '../accounts/record.ts';
import { ofPart } from '../failures.ts';
import type { House } from '../house/house.ts';
import { outsideOf } from '../house/outside.ts';
import { beginProfile, dropUnfinished, profileDirectory } from '../profiles/files.ts';
import { onDisk } from '../profiles/on-disk.ts';
import { currentCode, recordCodeTried } from '../settings/recovery-code.ts';

type End = Promise<Result<DoorEnd, Failure>>;

/** A door that stands open at the signer, and what is to be done once somebody was there. */
export interface OpenTask {
  readonly address: OpenDoor<unknown>['address'];
  readonly end: End;
  close(): void;
}

type Opened = Promise<Result<OpenTask, Failure>>;

/** Opens the signer's door for a wish that has been admitted. */
export function openTask(house: House, wish: DoorWish): Opened {
  switch (wish.kind) {
    case 'create profile':
      return createProfile(house, wish);
    case 'unlock':
      return unlock(house, wish);
    case 'restore':
      return restore(house, wish);
    case 'import phrase':
    case 'import key':
    case 'import keystore':
      return opens(house.signer(), wish, (stored) => keep(house, stored));
    case 'export keystore':
      return opens(house.signer(), wish, async ({ keystore }) =>
        ok({ kind: 'keystore', keystore }),
      );
    case 'show phrase':
      return opens(house.signer(), wish, async () => DONE);
    case 'check recovery code':
      return checkCode(house);
    case 'change passphrase':
      return ceremony(house.signer(), wish.kind, null, async () => changed(house, 'passphrase'));
    case 'renew recovery code':
      return ceremony(house.signer(), wish.kind, null, async () => changed(house, 'recoveryCode'));
    case 'trust keychain':
      return ceremony(house.signer(), wish.kind, null, async () => {
        await house.keychainChanged();
        return DONE;
      });
  }
}

const DONE: Result<DoorEnd, Failure> = ok({ kind: 'done' });

function opened(entered: Result<void, Failure>): Result<DoorEnd, Failure> {
  return entered.ok ? ok({ kind: 'opened' }) : entered;
}

async function unlock(house: House, wish: Extract<DoorWish, { readonly kind: 'unlock' }>): Opened {
  const profile = house.profile();
  if (profile === null) return err(NOT_OPEN);
  const signer = house.signer();
  return opens(signer, { kind: 'unlock', with: wish.with }, (keys) =>
    enter(house, signer, profile, keys),
  );
}

/** The keys are those of the profile that the door was opened for, whatever is chosen by now. */
async function enter(house: House, signer: LocalSigner, profile: Profile, keys: Unlocked): End {
  const entered = await house.enter(keys, profile.id);
  // Where they open nothing, the process that holds the vault key with them ends.
  if (!entered.ok && signer.session() === keys.session) await signer.lock();
  return opened(entered);
}

async function opens<K extends DoorTask['kind']>(
  signer: LocalSigner,
  task: Extract<DoorTask, { readonly kind: K }>,
  then: (value: DoorOutcomes[K]) => End,
): Opened {
  const door = await signer.openDoor<K>(task);
  if (!door.ok) return err(ofPart(door.error));
  const { address, outcome, close } = door.value;
  const end = outcome.then((visited) =>
    visited.ok ? then(visited.value) : err(ofPart(visited.error)),
  );
  return ok({ address, end, close });
}

function ceremony(
  signer: LocalSigner,
  name: string,
  params: Extract<DoorTask, { readonly kind: 'ceremony' }>['params'],
  then: (end: CeremonyEnd) => End,
): Opened {
  return opens(signer, { kind: 'ceremony', name, params }, then);
}

/** The drill. It is written down, so that a code nobody ever read back can be pointed out. */
function checkCode(house: House): Opened {
  const before = house.tracking()?.ledger;
  const wrap = before === undefined ? null : currentCode(before);
  return ceremony(house.signer(), 'check recovery code', null, async () => {
    const ledger = house.tracking()?.ledger;
    if (ledger === undefined) return err(NOT_OPEN);
    // Another code by now: which of the two was tried, nobody knows.
    if (wrap === null || wrap !== currentCode(ledger)) return DONE;
    const at = house.parts.time.clock.now();
    const written = await recordCodeTried(ledger, { wrap, at });
    return written.ok ? DONE : err(ofPart(written.error));
  });
}

/** A new folder and a signer of its own; what was chosen before stays chosen until this one is whole. */
async function createProfile(
  house: House,
  wish: Extract<DoorWish, { readonly kind: 'create profile' }>,
): Opened {
  const { dataFolder, random, time } = house.parts;
  if ((wish.profile === 'live') !== (wish.network !== null)) return err(WRONG_NETWORK);
  if (wish.network !== null) {
    const lines = { network: wish.network, oneTxKey: null, sandbox: null };
    const fits = outsideOf(lines, time.clock);
    if (!fits.ok) return fits;
  }
  const profile: Profile = {
    id: Buffer.from(random.bytes(16)).toString('hex'),
    name: wish.name,
    kind: wish.profile,
    createdAt: time.clock.now(),
  };
  const begun = onDisk(() => beginProfile(dataFolder, profile));
  if (!begun.ok) return begun;
  const directory = begun.value;
  const signer = house.startSigner(profile);
  if (profile.kind === 'sandbox') house.wantSandbox();
  const making = { profile, directory, signer, network: wish.network };
  const task = await ceremony(signer, 'set up', null, async ({ unlocked }) =>
    unlocked === null ? err(NOT_OPEN) : opened(await house.moveIn(making, unlocked)),
  );
  const drop = async () => {
    await signer.lock();
    dropUnfinished(directory);
  };
  if (!task.ok) {
    await drop();
    return task;
  }
  const end = task.value.end.then(async (ended) => {
    if (!ended.ok) await drop();
    return ended;
  });
  return ok({ ...task.value, end });
}

async function restore(
  house: House,
  wish: Extract<DoorWish, { readonly kind: 'restore' }>,
): Opened {
  const profile = house.profile();
  if (profile === null) return err(NOT_OPEN);
  const { snapshots } = profilePaths(profileDirectory(house.parts.dataFolder, profile.id));
  // Only what lies there by this very name: a path from the page leads nowhere else.
  const found = listSnapshots(snapshots, null).find(({ path }) => nameOf(path) === wish.snapshot);
  if (found === undefined) {
    return err({ code: 'NOT_FOUND', message: 'There is no such snapshot any more.' });
  }
  const params = { snapshot: found.path, how: wish.with };
  const signer = house.signer();
  const task = await ceremony(signer, 'restore', params, async ({ unlocked }) =>
    unlocked === null ? err(NOT_OPEN) : enter(house, signer, profile, unlocked),
  );
  if (!task.ok) return task;
  // The keys of a snapshot that could not be brought back may have been open there.
  const end = task.value.end.then(async (ended) => {
    if (!ended.ok && signer.session() === null) await signer.lock();
    return ended;
  });
  return ok({ ...task.value, end });
}

/** The name a snapshot goes by on the screen: its file's. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

async function keep(house: House, stored: StoredWallet): End {
  const open = house.tracking();
  if (open === null) return err(NOT_OPEN);
  const kept = await storeWallet(open.ledger, stored);
  if (!kept.ok) return err(ofPart(kept.error));
  const { wallet } = stored;
  const addresses = wallet.accounts.map(({ address }) => address);
  return ok({ kind: 'wallet', walletId: wallet.id, addresses });
}

async function changed(house: House, what: 'passphrase' | 'recoveryCode'): End {
  const snapshots = house.tracking()?.ledger.snapshots() ?? [];
  const olderSnapshots = snapshots.filter((one) => one[what] === 'older').length;
  return ok({ kind: 'changed', olderSnapshots });
}

const NOT_OPEN: Failure = { code: 'LOCKED', message: 'It was locked meanwhile. Unlock again.' };

const WRONG_NETWORK: Failure = {
  code: 'BAD_INPUT',
  message: 'network: a live profile needs endpoints, and a sandbox profile brings its own.',
};
