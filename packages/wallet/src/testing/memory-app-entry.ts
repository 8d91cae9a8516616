import { startTestSigner } from './start-test-signer.ts';

/**
 * The backend of a small application, as a process of its own whose memory a test can read.
 * Arguments: SHA-256 of the passphrase is made by the test, so that the passphrase never comes here.
 */
const [, , passphraseSha256 = ''] = process.argv;
const signer = startTestSigner({ profile: 'sandbox', passphraseSha256 });
const kept: unknown[] = [];

type Order = { readonly open: Parameters<typeof signer.openDoor>[0] } | { readonly lock: true };

process.on('message', async (order: Order) => {
  if ('lock' in order) {
    await signer.lock();
    process.send?.({ locked: true });
    return;
  }
  const door = await signer.openDoor(order.open);
  if (!door.ok) return void process.send?.({ failed: door.error.code });
  process.send?.({ address: door.value.address, pid: signer.pid() });
  const outcome = await door.value.outcome;
  kept.push(outcome);
  process.send?.(outcome.ok ? { done: outcome.value } : { failed: outcome.error.code });
});
process.on('disconnect', () => process.exit(0));
