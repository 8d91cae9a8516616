import { randomBytes, randomUUID } from 'node:crypto';
import type { ProfileKeys } from '@countinghouse/core';
import { createKeyOpener, profilePaths } from '@countinghouse/storage';
import { type PlantedSecret, scanMemory } from '@countinghouse/wallet/testing';
import { english, generateMnemonic, mnemonicToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlive, type Killable, openKillable } from './support/killable.ts';
import { must, present } from './support/must.ts';
import { poll } from './support/poll.ts';
import { descendants } from './support/processes.ts';

/**
 * This process is the person and the examiner: it made the secrets and is not a part of the
 * application. Everything else it started is searched, but for the sandbox, which knows none of them.
 */
const passphrase = `plant ${randomBytes(12).toString('hex')} here`;
const phrase = generateMnemonic(english);
let office: Killable;
let keys: ProfileKeys;
let forbidden: readonly PlantedSecret[];
let ledgerKeys: readonly PlantedSecret[];

beforeAll(async () => {
  office = await openKillable({ blockTimeMs: 200, passphrase });
  const [address] = await office.phraseDoor(phrase);
  const imported = mnemonicToAccount(phrase, { passphrase: 'countinghouse-sandbox' });
  expect(address).toBe(imported.address);
  // The same wraps, opened here: no part of the application has to give its keys away for a test.
  const { header } = profilePaths(office.directory);
  const opener = createKeyOpener({ headerPath: header, clock: { now: () => Date.now() } });
  keys = must(await opener.openWithPassphrase(Buffer.from(passphrase, 'utf8')));
  forbidden = [
    { name: 'passphrase', bytes: Buffer.from(passphrase) },
    { name: 'phrase', bytes: Buffer.from(phrase) },
    { name: 'private key', bytes: present(imported.getHdKey().privateKey, 'the private key') },
    { name: 'vault key', bytes: keys.vaultKey },
  ];
  ledgerKeys = [{ name: 'ledger key', bytes: keys.ledgerKey }];
});
afterAll(() => office?.end());

function app(): readonly number[] {
  const sandbox = new Set([office.sandbox.pid, ...descendants(office.sandbox.pid)]);
  return descendants(process.pid).filter((pid) => !sandbox.has(pid));
}

const names = (found: readonly { readonly secret: string }[]) =>
  [...new Set(found.map(({ secret }) => secret))].sort();

/** A swap that is signed, so that the keys have been used and are not merely held. */
async function signSomething(): Promise<void> {
  const { sandbox, account } = office;
  for (const [asset, amount] of [
    ['USDC', '50000000'],
    ['ETH', '100000000000000000'],
  ] as const) {
    await sandbox.remote.call('faucet', { chain: 8453, address: account, asset, amount });
  }
  const listed = await fetch(`${sandbox.services.oneclick.baseUrl}/v0/tokens`);
  const tokens = (await listed.json()) as { assetId: string; blockchain: string; symbol: string }[];
  const id = (chain: string) =>
    present(
      tokens.find(({ blockchain, symbol }) => blockchain === chain && symbol === 'USDC'),
      `USDC on ${chain}`,
    ).assetId;
  const { actionId } = await office.call('swap', {
    commandId: randomUUID(),
    wish: {
      swapType: 'EXACT_INPUT',
      origin: id('base'),
      destination: id('arb'),
      amount: '25000000',
      account,
      recipient: account,
    },
  });
  const at = (status: string) =>
    poll(
      status,
      () => office.call('action', { actionId }),
      ({ row }) => row?.status === status,
    );
  const { review } = await at('awaiting signature');
  const { digest } = present(review, 'the review');
  await office.call('approve', { commandId: randomUUID(), actionId, digest });
  await at('done');
}

describe.runIf(process.platform === 'linux')('memory of every process of the application', () => {
  it('while unlocked the keys are in the signer and the ledger key in the backend, no more', async () => {
    await signSomething();
    const { pid, signerPid } = await office.call('about', null);
    const signer = present(signerPid, 'the signer');
    expect(app()).toEqual(expect.arrayContaining([pid, signer]));
    // Without these two the rest would prove nothing: the examiner sees what is there.
    expect(names(scanMemory([signer], forbidden))).toEqual(
      expect.arrayContaining(['private key', 'vault key']),
    );
    expect(names(scanMemory([pid], ledgerKeys))).toEqual(['ledger key']);
    expect(
      scanMemory(
        app().filter((one) => one !== signer),
        forbidden,
      ),
    ).toEqual([]);
  });

  it('after the screen lock nothing but the ledger key is left', async () => {
    const { signerPid } = await office.call('about', null);
    expect(await office.call('lock', null)).toEqual({ state: 'tracking', signerPid: null });
    expect(isAlive(present(signerPid, 'the signer'))).toBe(false);
    expect(scanMemory(app(), forbidden)).toEqual([]);
    const { pid } = await office.call('about', null);
    expect(names(scanMemory([pid], ledgerKeys))).toEqual(['ledger key']);
  });

  it('after another unlock and the full lock no process is left that held a key', async () => {
    await office.recover();
    const { pid, signerPid } = await office.call('about', null);
    // As a host does it: the backend closes what it holds, then its process is ended.
    await office.call('close', null);
    await office.kill();
    expect(isAlive(pid)).toBe(false);
    await poll(
      'the end of the signer',
      async () => isAlive(present(signerPid, 'the signer')),
      (alive) => !alive,
    );
    expect(scanMemory(app(), [...forbidden, ...ledgerKeys])).toEqual([]);
  });

  it('a backend that is killed outright takes the signer with it', async () => {
    await office.recover();
    const { signerPid } = await office.call('about', null);
    await office.kill();
    await poll(
      'the end of the signer',
      async () => isAlive(present(signerPid, 'the signer')),
      (alive) => !alive,
    );
    expect(scanMemory(app(), [...forbidden, ...ledgerKeys])).toEqual([]);
  });
});
