import { describeSignerContract } from '@countinghouse/core/contract-suite';
import { recoverTransactionAddress } from 'viem';
import {
  sampleGrant,
  sha256OfPassphrase,
  startTestSigner,
  unlockTestSigner,
} from '../testing/index.ts';

const PASSPHRASE = 'correct horse battery staple';

describeSignerContract('the local signer', async () => {
  const port = startTestSigner({
    profile: 'sandbox',
    passphraseSha256: sha256OfPassphrase(PASSPHRASE),
  });
  await unlockTestSigner(port, PASSPHRASE);
  const made = await port.createWallet({ name: 'Main', words: 12 });
  if (!made.ok) throw new Error(made.error.message);
  const { wallet, row } = made.value;
  return {
    port,
    account: wallet.accounts[0]?.address ?? '',
    chain: 'eip155:8453',
    session: () => port.session() ?? '',
    now: () => Date.now(),
    async relock() {
      await port.lock();
      await unlockTestSigner(port, PASSPHRASE);
      await port.loadWallets([row]);
    },
    lock: () => port.lock(),
    grant: () => sampleGrant(wallet.accounts[0]?.address ?? ''),
    senderOf: (raw) => recoverTransactionAddress({ serializedTransaction: raw as `0x02${string}` }),
    dispose: () => port.lock(),
  };
});
