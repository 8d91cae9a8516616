import {
  actionStream,
  checkAddress,
  createEngine,
  createRegistry,
  foldAction,
  parseAmount,
  sendV1,
} from '@countinghouse/core';
import {
  auditLedgerChain,
  BASE,
  createSimWorld,
  decodeSimPayload,
  OWNER,
  SAVINGS,
  type SimWorld,
  USDC_BASE,
} from '@countinghouse/core/simulation';

/** What a person typed, checked and made exact. */
const amount = parseAmount('12.50', 6);
const recipient = checkAddress(BASE, SAVINGS);
if (!amount.ok || !recipient.ok) throw new Error('refused');

// Chains, a signer, a ledger and time itself, all in memory: nothing leaves this process.
const world = createSimWorld({ seed: 1 });
const registry = createRegistry([sendV1]);

/** The program: it knows nothing but the ledger, and may die at any moment. */
function startProgram({ chains, signer, ledger, clock, random }: SimWorld) {
  return createEngine({
    registry,
    world: {
      chain: (id) => chains.get(id)?.port,
      signer: (account) => (account === OWNER ? signer.port : undefined),
      decode: decodeSimPayload,
    },
    ledger,
    clock,
    random,
    session: signer.session,
  });
}

const engine = startProgram(world);
const started = await engine.start('form-1', 'send', {
  chain: BASE,
  account: OWNER,
  to: recipient.value.address,
  pays: {
    asset: `${BASE}/erc20:${USDC_BASE}`,
    symbol: 'USDC',
    decimals: 6,
    units: `${amount.value}`,
  },
  token: USDC_BASE,
  native: { id: `${BASE}/slip44:60`, symbol: 'ETH', decimals: 18 },
  price: null,
  note: 'savings',
});
if (!started.ok) throw new Error(started.error.message);
const { actionId } = started.value;
await engine.advance(actionId);

// Nothing is signed that was not read: the approval names the review by its digest.
const loaded = foldAction(registry, await world.ledger.readStream(actionStream(actionId)));
const review = loaded?.action.review;
if (!review) throw new Error('nothing to read');
await engine.command({
  commandId: 'yes-1',
  actionId,
  name: 'approve',
  payload: { digest: review.digest },
});
await engine.advance(actionId);

// Another program, from the ledger alone, finishes what the first began.
const successor = startProgram(world);
const tell = async () => {
  const row = await world.ledger.action(actionId);
  return `${row?.status}: ${row?.sentence}`;
};
console.log(await tell());
while ((await world.ledger.action(actionId))?.open === true) {
  world.clock.advance(5_000);
  await successor.runDue();
}
console.log(await tell());
console.log(
  `${(await world.ledger.head()).seq} events, damage: ${auditLedgerChain(world.ledger).length}`,
);
