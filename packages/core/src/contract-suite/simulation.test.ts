import { parseSimTransaction, signSimTransaction } from '../simulation/chain/transaction.ts';
import {
  ARBITRUM,
  BASE,
  createSimClock,
  createSimLedger,
  createSimWorld,
  decodeSimGrant,
  encodeSimGrant,
  OWNER,
  simAddress,
  USDC_ARB,
  USDC_BASE,
} from '../simulation/index.ts';
import {
  describeAskingSignerContract,
  describeChainContract,
  describeLedgerContract,
  describeSwapProviderContract,
} from './index.ts';

const nothing = async (): Promise<void> => undefined;

describeLedgerContract('simulated ledger', async () => {
  const ledger = createSimLedger(createSimClock());
  return {
    ledger,
    reopen: async () => {
      ledger.restore(ledger.snapshot());
      return ledger;
    },
    dispose: nothing,
  };
});

describeChainContract('simulated chain', async () => {
  const { base, clock } = createSimWorld({ seed: 1 });
  let strangers = 0;
  return {
    port: base.port,
    account: OWNER,
    token: USDC_BASE,
    fresh: () => {
      strangers += 1;
      return simAddress(`stranger ${strangers}`);
    },
    sign: async (wanted) => signSimTransaction({ ...wanted, chain: BASE, from: OWNER }),
    mine: async (blocks) => clock.advance(blocks * 2_000),
    finalityDepth: base.finalityDepth,
    drop: async (hash) => void base.drop(hash),
    reorg: async (depth) => base.reorg(depth, 'drop'),
    dispose: nothing,
  };
});

describeSwapProviderContract('simulated swap service', async () => {
  const { provider, base, arbitrum, clock } = createSimWorld({ seed: 1 });
  let strangers = 0;
  const fresh = (): string => {
    strangers += 1;
    return simAddress(`stranger ${strangers}`);
  };
  return {
    port: provider.port,
    originAsset: `nep141:base-${USDC_BASE}.omft.near`,
    destinationAsset: `nep141:arb-${USDC_ARB}.omft.near`,
    amount: 50_000_000n,
    recipient: fresh,
    refundTo: fresh,
    now: clock.now,
    advance: async (milliseconds) => clock.advance(milliseconds),
    async deposit({ depositAddress }, amount) {
      const payment = { from: OWNER, to: depositAddress, token: USDC_BASE, amount };
      const hash = base.pay(payment);
      clock.advance(10_000);
      return { hash };
    },
    async holds(side, address) {
      const [chain, token] = side === 'origin' ? [base, USDC_BASE] : [arbitrum, USDC_ARB];
      const balance = await chain.port.balance(address, token);
      return balance.ok ? balance.value : -1n;
    },
    nextOrder: async (fate) => provider.faultNextOrder(fate),
    dispose: nothing,
  };
});

describeAskingSignerContract('simulated signer', async () => {
  const { signer, clock } = createSimWorld({ seed: 1 });
  return {
    port: signer.port,
    account: OWNER,
    chain: ARBITRUM,
    session: signer.session,
    now: clock.now,
    relock: async () => {
      signer.lock();
      signer.unlock();
    },
    lock: async () => signer.lock(),
    refuseNext: async () => signer.refuseNext(),
    grant: () => {
      const payload = encodeSimGrant(OWNER, {
        chain: ARBITRUM,
        account: simAddress('an account'),
        nonce: 1,
        key: { kind: 'key', address: simAddress('a key'), operates: true, signs: false },
        policies: [{ kind: 'anything', contract: simAddress('a policy'), enforced: true }],
      });
      const decoded = decodeSimGrant(payload);
      if (decoded.kind === 'unknown') throw new Error(decoded.reason);
      return { payload, decoded };
    },
    senderOf: async (raw) => parseSimTransaction(raw)?.transaction.from ?? 'nobody',
    dispose: nothing,
  };
});
