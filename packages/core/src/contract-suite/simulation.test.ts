import { utf8ToBytes } from '@noble/hashes/utils.js';
import { jsonDigest } from '../review/digest.ts';
import { parseSimTransaction, signSimTransaction } from '../simulation/chain/transaction.ts';
import {
  ARBITRUM,
  BASE,
  balanceOf,
  createSimClock,
  createSimLedger,
  createSimWorld,
  decodeBundle,
  decodeSimGrant,
  EARN_ARBITRUM,
  EARN_BASE,
  EARNING,
  encodeHandleOps,
  encodeSimGrant,
  OWNER,
  SIM_ENTRY_POINT,
  simAddress,
  USDC_ARB,
  USDC_BASE,
  withOperationSigned,
} from '../simulation/index.ts';
import { simSignature, simSignatureOver } from '../simulation/signature.ts';
import {
  describeAskingSignerContract,
  describeChainContract,
  describeEarnProviderContract,
  describeLedgerContract,
  describeSmartAccountContract,
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

describeEarnProviderContract('simulated yield service', async () => {
  const world = createSimWorld({ seed: 1, authorizedOn: [] });
  const { earn, clock, chains } = world;
  return {
    port: earn.port,
    owner: OWNER,
    account: EARNING,
    chain: BASE,
    otherChain: ARBITRUM,
    instrument: EARN_BASE.instrument,
    otherInstrument: EARN_ARBITRUM.instrument,
    shareDecimals: 6,
    amount: 1_000_000n,
    now: clock.now,
    advance: async (milliseconds) => clock.advance(milliseconds),
    signGrant: async (_chain, typedData) => simSignature(OWNER, utf8ToBytes(jsonDigest(typedData))),
    signDigest: async (digest) => simSignatureOver(OWNER, digest),
    holds: async (what, chain, address) => {
      const place = chain === BASE ? EARN_BASE : EARN_ARBITRUM;
      const state = chains.get(chain)?.state();
      return state === undefined ? 0n : balanceOf(state, place[what].token, address);
    },
    // One order is made while they fail; the fault is of that one.
    ordersFail: async (yes) => (yes ? earn.faultNextOrder('reverts') : undefined),
    dispose: nothing,
  };
});

describeSmartAccountContract('simulated smart accounts', async () => {
  const { base, smartAccounts, kernel, clock } = createSimWorld({ seed: 1 });
  const port = smartAccounts.get(BASE);
  if (port === undefined) throw new Error('no smart accounts');
  let sent = 0;
  return {
    port,
    account: EARNING,
    owner: OWNER,
    absent: simAddress('nobody'),
    token: USDC_BASE,
    vault: EARN_BASE.shares.token,
    head: async () => base.blocks.head(),
    plan: async (calls, others = 0n) => {
      const due = await port.operationNonce(EARNING, 0n);
      if (!due.ok) throw new Error(due.error.message);
      const account = { chain: BASE, owner: OWNER, account: EARNING, deployed: true };
      const nonce = due.value + others;
      return kernel.planOperation({ ...account, nonce, calls, callGas: null });
    },
    send: async (...bundle) => {
      sent += 1;
      const from = simAddress(`sender ${sent}`);
      base.fund(from, null, 10n ** 18n);
      const signed = bundle.flatMap(({ call }) =>
        decodeBundle(withOperationSigned(call.data, OWNER)),
      );
      const hash = base.call({ from, to: SIM_ENTRY_POINT, data: encodeHandleOps(...signed) });
      clock.advance(10_000);
      return hash;
    },
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
