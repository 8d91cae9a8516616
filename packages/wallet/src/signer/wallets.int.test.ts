import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256OfPassphrase, startTestSigner, unlockTestSigner } from '../testing/index.ts';
import { type DoorTask, type LocalSigner, startSignerProcess, visitDoor } from './index.ts';

const PASSPHRASE = 'correct horse battery staple';
const JUNK = `${'test '.repeat(11)}junk`;
const PHRASE = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
const OTHER = 'ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic';
const KEY = '8f2a55949038a9610f50fb23b5883af3b4ecb3c3bb792cbcefbd1542c692be63';

let signer: LocalSigner;
let folder: string;
let ended: () => void = () => undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wallet-test-'));
});
afterEach(async () => {
  await signer.lock();
  await rm(folder, { recursive: true });
});

function start(profile: 'live' | 'sandbox', idleMs?: number) {
  signer = startTestSigner({
    profile,
    passphraseSha256: sha256OfPassphrase(PASSPHRASE),
    doorParent: folder,
    onEnd: () => ended(),
    ...(idleMs === undefined ? {} : { idleMs }),
  });
  return signer;
}

async function unlocked(profile: 'live' | 'sandbox') {
  start(profile);
  await unlockTestSigner(signer, PASSPHRASE);
}

/** What the person gets to see, and what the backend learns. */
async function through<K extends DoorTask['kind']>(
  task: Extract<DoorTask, { kind: K }>,
  ...secrets: string[]
) {
  const door = await signer.openDoor<K>(task);
  if (!door.ok) throw new Error(door.error.message);
  const shown = await visitDoor(
    door.value.address,
    secrets.map((secret) => Buffer.from(secret, 'utf8')),
  );
  const told = await door.value.outcome;
  return { shown, told };
}

const refused = (code: string) => ({ ok: false, error: { code } });

describe('a live profile', () => {
  test('imports, grows, stores and opens again', async () => {
    await unlocked('live');
    const imported = await through({ kind: 'import phrase', name: 'Old', accounts: 2 }, OTHER);
    if (!imported.told.ok) throw new Error(imported.told.error.message);
    expect(imported.shown).toEqual({ ok: true, value: null });
    const { wallet } = imported.told.value;
    expect(wallet.accounts).toHaveLength(2);
    expect(JSON.stringify(imported.told)).not.toContain('ozone');
    const grown = await signer.addAccount(wallet.id);
    if (!grown.ok) throw new Error(grown.error.message);
    expect(grown.value.wallet.accounts).toHaveLength(3);
    const addresses = await signer.addresses();

    await signer.lock();
    await unlockTestSigner(signer, PASSPHRASE);
    expect(await signer.addresses()).toEqual({ ok: true, value: [] });
    expect(await signer.loadWallets([grown.value.row])).toEqual({
      ok: true,
      value: [grown.value.wallet],
    });
    expect(await signer.addresses()).toEqual(addresses);
    const twice = await through({ kind: 'import phrase', name: 'Again', accounts: 1 }, OTHER);
    expect(twice.told).toMatchObject(refused('WALLET_EXISTS'));
  });

  test('refuses phrases everybody knows, and names what is wrong with others', async () => {
    await unlocked('live');
    const task = { kind: 'import phrase', name: 'x', accounts: 1 } as const;
    for (const [phrase, code] of [
      [JUNK, 'PHRASE_IS_PUBLIC'],
      [PHRASE, 'PHRASE_IS_PUBLIC'],
      [OTHER.replace('drill', 'dril'), 'PHRASE_UNKNOWN_WORD'],
    ] as const) {
      const { shown, told } = await through(task, phrase);
      expect(shown).toMatchObject(refused(code));
      expect(told).toMatchObject(refused(code));
    }
  });

  test('private keys and keystores go in and out', async () => {
    await unlocked('live');
    const imported = await through({ kind: 'import key', name: 'Key' }, `0x${KEY.toUpperCase()}`);
    if (!imported.told.ok) throw new Error(imported.told.error.message);
    const { address = '' } = imported.told.value.wallet.accounts[0] ?? {};
    const { id } = imported.told.value.wallet;
    expect(await signer.addAccount(id)).toMatchObject(refused('NO_PHRASE'));

    const task = { kind: 'export keystore', address } as const;
    expect((await through(task, 'wrong', 'file password')).told).toMatchObject(
      refused('WRONG_PASSPHRASE'),
    );
    expect((await through(task, PASSPHRASE)).told).toMatchObject(refused('DOOR_REFUSED'));
    const exported = await through(task, PASSPHRASE, 'file password');
    if (!exported.told.ok) throw new Error(exported.told.error.message);
    const { keystore } = exported.told.value;
    expect(keystore).not.toContain(KEY);

    await signer.lock();
    await unlockTestSigner(signer, PASSPHRASE);
    const file = { kind: 'import keystore', name: 'File', keystore } as const;
    expect((await through(file, 'nonsense')).told).toMatchObject(
      refused('KEYSTORE_WRONG_PASSWORD'),
    );
    const back = await through(file, 'file password');
    expect(back.told).toMatchObject({ value: { wallet: { accounts: [{ address }] } } });
    for (const junk of ['', 'zz', `${KEY}00`, '0'.repeat(64)]) {
      expect((await through({ kind: 'import key', name: 'x' }, junk)).told).toMatchObject(
        refused('KEY_INVALID'),
      );
    }
  });

  test('the phrase is shown to the person with the passphrase, never to the backend', async () => {
    await unlocked('live');
    const made = await signer.createWallet({ name: 'New', words: 24 });
    if (!made.ok) throw new Error(made.error.message);
    const task = { kind: 'show phrase', walletId: made.value.wallet.id } as const;
    const { shown, told } = await through(task, PASSPHRASE);
    expect(told).toEqual({ ok: true, value: { shown: true } });
    if (!shown.ok || !shown.value) throw new Error('nothing shown');
    expect(Buffer.from(shown.value).toString().split(' ')).toHaveLength(24);
    expect((await through(task, 'guess')).shown).toMatchObject(refused('WRONG_PASSPHRASE'));
    expect((await through({ ...task, walletId: 'none' }, PASSPHRASE)).told).toMatchObject(
      refused('NO_SUCH_WALLET'),
    );
  });

  test('a damaged row opens nothing, not even the good ones beside it', async () => {
    await unlocked('live');
    const made = await signer.createWallet({ name: 'New', words: 12 });
    if (!made.ok) throw new Error(made.error.message);
    const { row } = made.value;
    await signer.lock();
    await unlockTestSigner(signer, PASSPHRASE);
    const damaged = { ...row, name: 'wallet/other' };
    expect(await signer.loadWallets([row, damaged])).toMatchObject(refused('VAULT_ROW_DAMAGED'));
    expect(await signer.addresses()).toEqual({ ok: true, value: [] });
  });
});

describe('a sandbox profile', () => {
  test('derives phrases elsewhere and takes no keys', async () => {
    await unlocked('sandbox');
    const { told } = await through({ kind: 'import phrase', name: 'Test', accounts: 1 }, JUNK);
    if (!told.ok) throw new Error(told.error.message);
    const [account] = told.value.wallet.accounts;
    expect(account?.address).toMatch(/^0x/);
    expect(account?.address).not.toBe('0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266');
    const key = await through({ kind: 'import key', name: 'x' }, KEY);
    expect(key.told).toMatchObject(refused('REFUSED_IN_SANDBOX'));
    const file = { kind: 'import keystore', name: 'x', keystore: '{}' } as const;
    expect((await through(file, 'x')).told).toMatchObject(refused('REFUSED_IN_SANDBOX'));
  });

  test('does not open the rows of a live one', async () => {
    await unlocked('live');
    const made = await signer.createWallet({ name: 'New', words: 12 });
    if (!made.ok) throw new Error(made.error.message);
    await signer.lock();
    await unlocked('sandbox');
    expect(await signer.loadWallets([made.value.row])).toMatchObject(refused('VAULT_ROW_DAMAGED'));
  });
});

describe('locks', () => {
  test('nothing but unlocking works while locked', async () => {
    start('live');
    expect(await signer.createWallet({ name: 'x', words: 12 })).toMatchObject(
      refused('SIGNER_LOCKED'),
    );
    expect(await signer.addAccount('x')).toMatchObject(refused('SIGNER_LOCKED'));
    expect(await signer.loadWallets([])).toMatchObject(refused('SIGNER_LOCKED'));
    expect(await signer.signMessage('0x', new Uint8Array(1))).toMatchObject(
      refused('SIGNER_LOCKED'),
    );
    const tasks: readonly DoorTask[] = [
      { kind: 'import phrase', name: 'x', accounts: 1 },
      { kind: 'import key', name: 'x' },
      { kind: 'import keystore', name: 'x', keystore: '{}' },
      { kind: 'show phrase', walletId: 'x' },
      { kind: 'export keystore', address: `0x${'1'.repeat(40)}` },
    ];
    for (const task of tasks) {
      expect((await through(task, PASSPHRASE, 'x')).told).toMatchObject(refused('SIGNER_LOCKED'));
    }
  });

  test('wrong passphrases are counted by the opener, and its refusal comes through', async () => {
    start('live');
    const task = { kind: 'unlock', with: 'passphrase' } as const;
    for (let attempt = 0; attempt < 3; attempt++) {
      expect((await through(task, 'wrong')).told).toMatchObject(refused('WRONG_PASSPHRASE'));
    }
    const { shown, told } = await through(task, PASSPHRASE);
    const throttled = { error: { code: 'TOO_MANY_ATTEMPTS', retryAfterMs: 30_000 } };
    expect(shown).toMatchObject(throttled);
    expect(told).toMatchObject(throttled);
  });

  test('unlocking twice is refused; a recovery code opens too', async () => {
    start('live');
    const code = await through({ kind: 'unlock', with: 'recovery code' }, PASSPHRASE);
    expect(code.told).toMatchObject({ ok: true });
    const again = await through({ kind: 'unlock', with: 'passphrase' }, PASSPHRASE);
    expect(again.told).toMatchObject(refused('ALREADY_UNLOCKED'));
  });

  test('the process ends by itself when nobody uses it, and leaves no folder', async () => {
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    start('live', 150);
    await end;
    expect(signer.pid()).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('an open door ends with the process', async () => {
    await unlocked('live');
    const door = await signer.openDoor({ kind: 'import key', name: 'x' });
    if (!door.ok) throw new Error(door.error.message);
    await signer.lock();
    expect(await door.value.outcome).toMatchObject(refused('SIGNER_LOCKED'));
    expect(await visitDoor(door.value.address, [Buffer.from(KEY)])).toMatchObject(
      refused('DOOR_CLOSED'),
    );
  });
});

test('an entry that does not start is no locked wallet', async () => {
  signer = startSignerProcess({
    entry: join(folder, 'missing.js'),
    random: { bytes: (length) => new Uint8Array(length) },
    doorParent: folder,
    quiet: true,
  });
  expect(await signer.openDoor({ kind: 'unlock', with: 'passphrase' })).toMatchObject(
    refused('SIGNER_UNAVAILABLE'),
  );
});

describe('the door', () => {
  test('takes one visitor, with the right ticket', async () => {
    start('live');
    const door = await signer.openDoor({ kind: 'unlock', with: 'passphrase' });
    if (!door.ok) throw new Error(door.error.message);
    const { address } = door.value;
    const forged = { ...address, ticket: '0'.repeat(64) };
    expect(await visitDoor(forged, [Buffer.from(PASSPHRASE)])).toMatchObject(
      refused('DOOR_REFUSED'),
    );
    const secret = Buffer.from(PASSPHRASE);
    expect(await visitDoor(address, [secret])).toMatchObject({ ok: true });
    expect(secret.every((byte) => byte === 0)).toBe(true);
    expect(await visitDoor(address, [Buffer.from(PASSPHRASE)])).toMatchObject(
      refused('DOOR_CLOSED'),
    );
  });

  test('a visitor with the wrong address or too much to carry is told so', async () => {
    start('live');
    const nowhere = { path: join(folder, 'nothing.sock'), ticket: '0'.repeat(64) };
    expect(await visitDoor(nowhere, [Buffer.from('x')])).toMatchObject(refused('DOOR_CLOSED'));
    const secret = Buffer.alloc(20_000, 1);
    expect(await visitDoor(nowhere, [secret])).toMatchObject(refused('DOOR_REFUSED'));
    expect(secret.every((byte) => byte === 0)).toBe(true);
    for (const junk of [null, {}, { ...nowhere, ticket: 'x' }]) {
      expect(await visitDoor(junk as never, [])).toMatchObject(refused('DOOR_REFUSED'));
    }
  });

  test('can be called off', async () => {
    start('live');
    const door = await signer.openDoor({ kind: 'unlock', with: 'passphrase' });
    if (!door.ok) throw new Error(door.error.message);
    door.value.close();
    expect(await door.value.outcome).toMatchObject(refused('DOOR_CLOSED'));
  });

  test('composed ceremonies run there; others do not exist', async () => {
    start('live');
    const echo = { kind: 'ceremony', name: 'echo', params: { a: 1 } } as const;
    const { shown, told } = await through(echo, 'one', 'two');
    expect(told).toEqual({ ok: true, value: { value: { a: 1 }, unlocked: null } });
    if (!shown.ok || !shown.value) throw new Error('nothing shown');
    expect(Buffer.from(shown.value).toString()).toBe('onetwo');
    const none = { kind: 'ceremony', name: 'toString', params: null } as const;
    expect((await through(none)).told).toMatchObject(refused('NO_SUCH_CEREMONY'));
  });
});
