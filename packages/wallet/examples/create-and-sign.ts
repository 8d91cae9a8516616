/** Creates a wallet in a signer process, reviews a payment, approves it and has it signed. */
import { randomBytes } from 'node:crypto';
import { APPROVAL_LIFETIME_MS, reviewDigest } from '@countinghouse/core';
import { reviewTransfer, startSignerProcess, unlockThroughPipe } from '@countinghouse/wallet';

const signer = startSignerProcess({
  entry: new URL('./signer-process.ts', import.meta.url),
  execArgv: ['--conditions=source'],
  random: { bytes: (length) => Uint8Array.from(randomBytes(length)) },
});

// The backend opens a door; the process that asks the person goes through it. Here both are one.
const door = await signer.openDoor({ kind: 'unlock', with: 'passphrase' });
if (!door.ok) throw new Error(door.error.message);
await unlockThroughPipe(door.value.address, Buffer.from('correct horse'));
const unlocked = await door.value.outcome;
if (!unlocked.ok) throw new Error(unlocked.error.message);

const created = await signer.createWallet({ name: 'Main', words: 12 });
if (!created.ok) throw new Error(created.error.message);
const from = created.value.wallet.accounts[0]?.address ?? '';
const to = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';

const now = Date.now();
const eth = { asset: 'eip155:8453/slip44:60', symbol: 'ETH', decimals: 18, token: null };
const review = reviewTransfer({
  actionId: 'send-1',
  purpose: 'send',
  payload: {
    kind: 'evm-transaction',
    chain: 'eip155:8453',
    from,
    to,
    value: '1000000000000000',
    data: '0x',
    gas: '21000',
    maxFeePerGas: '2000000000',
    maxPriorityFeePerGas: '1000000',
  },
  asset: eth,
  native: eth,
  facts: {
    nativeBalance: 10n ** 18n,
    tokenBalance: null,
    recipientIsContract: false,
    ownAddresses: [from],
    knownAddresses: [],
    tokenContracts: [],
    dataFee: 0n,
  },
  now,
  validUntil: now + 60_000,
});
if (!review.ok) throw new Error(review.error.message);
for (const { weight, sentence } of review.value.warnings) console.log(`${weight}: ${sentence}`);

const signed = await signer.signTransaction({
  payload: review.value.payload,
  nonce: 0,
  review: review.value,
  approval: {
    reviewDigest: reviewDigest(review.value),
    session: unlocked.value.session,
    givenAt: now,
    expiresAt: now + APPROVAL_LIFETIME_MS,
  },
});
console.log(signed.ok ? `signed ${signed.value.hash}` : `refused: ${signed.error.message}`);

// The keys end with their process.
await signer.lock();
