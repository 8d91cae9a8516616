import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSignerContract } from '@countinghouse/core/contract-suite';
import { createBackend, parseConfig } from '@countinghouse/desktop/backend';
import { visitDoor } from '@countinghouse/wallet';
import { sampleGrant } from '@countinghouse/wallet/testing';
import { recoverTransactionAddress } from 'viem';
import { makeCheapProfile } from './support/cheap-profile.ts';
import { must, present } from './support/must.ts';

const PASSPHRASE = 'a passphrase that guards nothing';
const visit = async (opening: {
  readonly address: Parameters<typeof visitDoor>[0];
  readonly done: Promise<Parameters<typeof must>[0]>;
}) => {
  must(await visitDoor(opening.address, [Buffer.from(PASSPHRASE, 'utf8')]));
  must(await opening.done);
};

/** The signer process as the application starts it: its own entry, a real key header. */
describeSignerContract('signer process of the application', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'countinghouse-signer-'));
  const config = must(
    parseConfig({
      profile: 'sandbox',
      directory,
      // Nothing is asked of either; signing needs no network.
      chains: [{ id: 'eip155:8453', rpcUrls: ['http://127.0.0.1:9'] }],
      oneclick: { baseUrl: 'http://127.0.0.1:9', quoteKey: `ed25519:${'1'.repeat(32)}` },
    }),
  );
  await makeCheapProfile(directory, PASSPHRASE);
  const backend = must(createBackend({ config, program: 'contract' }));
  await visit(must(await backend.unlock('passphrase')));
  const stored = must(await backend.signer.createWallet({ name: 'Treasury', words: 12 }));
  must(await backend.keepWallet(stored));
  const account = present(stored.wallet.accounts[0], 'the account').address;
  return {
    port: backend.signer,
    account,
    chain: 'eip155:8453',
    session: () => present(backend.signer.session(), 'the session'),
    now: () => Date.now(),
    async relock() {
      await backend.screenLock();
      await visit(must(await backend.unlock('passphrase')));
    },
    lock: () => backend.screenLock(),
    grant: () => sampleGrant(account),
    senderOf: (raw) => recoverTransactionAddress({ serializedTransaction: raw as `0x02${string}` }),
    async dispose() {
      await backend.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
});
