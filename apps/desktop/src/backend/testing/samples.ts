import type { InferContractRouterInputs } from '@orpc/contract';
import type { Contract } from '../../contract/index.ts';

type Inputs = InferContractRouterInputs<Contract>;

const commandId = 'c'.repeat(32);
const id = 'a'.repeat(32);
const address = `0x${'1'.repeat(40)}`;
const instrument = `0x00002105${'1'.repeat(56)}`;
const network = {
  chains: [{ id: 'eip155:8453', rpcUrls: ['https://base.invalid'] }],
  oneclick: { baseUrl: 'https://1click.invalid' },
  onetx: { baseUrl: 'https://1tx.invalid' },
  priceSource: 'none',
} as const;
const form = {
  swapType: 'EXACT_INPUT',
  origin: 'nep141:base',
  destination: 'nep141:arb',
  units: '1000000',
  slippageBasisPoints: 100,
  account: address,
  recipient: null,
  recipientAgain: null,
  refundTo: null,
  refundToAgain: null,
} as const;

/**
 * One input that each procedure would read, for tests that spoil it in every way. A procedure that is
 * added to the contract and not here does not compile.
 */
export const SAMPLES: { readonly [G in keyof Contract]: Readonly<Inputs[G]> } = {
  house: {
    watch: undefined,
    about: undefined,
    touch: undefined,
    snapshots: undefined,
    choose: { profileId: id },
    lockScreen: undefined,
    lockFully: undefined,
  },
  doors: {
    open: { commandId, wish: { kind: 'unlock', with: 'passphrase' } },
    outcome: { door: id },
    close: { door: id },
  },
  networks: {
    check: { profile: 'live', network: { ...network, chains: [] } },
    get: undefined,
    disagreements: undefined,
    save: { commandId, network: { ...network, chains: [...network.chains] } as never },
  },
  connections: {
    list: undefined,
    check: { service: 'onetx' },
    keep: { commandId, service: 'onetx', apiKey: 'sk_live_1' },
    forget: { commandId, service: 'onetx' },
  },
  accounts: {
    list: undefined,
    createWallet: { commandId, name: 'Mine', words: 12 },
    add: { commandId, walletId: 'w', name: 'Second' },
    rename: { commandId, address, name: 'Other' },
    watchBalances: undefined,
    refreshBalances: undefined,
    faucetAssets: undefined,
    faucet: { commandId, account: address, chain: 'eip155:8453', symbol: 'USDC' },
    checkAddress: { chain: 'eip155:8453', address, again: null },
    feeRoom: { account: address, chain: 'eip155:8453' },
    send: {
      commandId,
      account: address,
      chain: 'eip155:8453',
      asset: 'eip155:8453/slip44:60',
      to: address,
      units: '1',
      note: '',
    },
  },
  actions: {
    list: { limit: 10 },
    search: { text: 'rent', limit: 10 },
    get: { actionId: id },
    watchTroubles: undefined,
    approve: { commandId, actionId: id, digest: 'd'.repeat(64) },
    command: { commandId, actionId: id, name: 'cancel' },
    evidence: { actionId: id },
  },
  swap: {
    tokens: undefined,
    quote: { form },
    start: {
      commandId,
      form,
      shown: { amountIn: '1', minAmountOut: '1', timeEstimateMs: 1_000 },
    },
  },
  earn: {
    instruments: undefined,
    history: { instrument, days: 30 },
    owners: undefined,
    account: { owner: address },
    positions: undefined,
    putIn: undefined,
    transferCosts: { from: 'eip155:8453', to: 'eip155:42161', amount: '5' },
    wayBack: { owner: address, chain: 'eip155:42161' },
    orderCap: { owner: address, chain: 'eip155:8453' },
    authorize: { commandId, owner: address, chain: 'eip155:8453', spendCap: '5', expiresAt: 1 },
    revoke: { commandId, owner: address, chain: null },
    fund: { commandId, owner: address, chain: 'eip155:8453', amount: '5' },
    buy: {
      commandId,
      owner: address,
      instrument,
      from: 'eip155:8453',
      amount: '5',
      slippageBasisPoints: 50,
      transfer: { speed: 'standard' },
    },
    sell: {
      commandId,
      owner: address,
      instrument,
      to: 'eip155:8453',
      shares: '5',
      slippageBasisPoints: 50,
    },
    withdraw: {
      commandId,
      owner: address,
      chain: 'eip155:8453',
      amount: '5',
      besideAnother: false,
    },
    exit: { commandId, owner: address, chain: 'eip155:8453' },
    removal: { commandId, owner: address, chain: 'eip155:8453' },
    agree: { commandId, owner: address, account: address },
  },
  history: {
    total: { days: 30 },
    position: { owner: address, instrument, days: null },
  },
  ledger: {
    watch: undefined,
    page: { before: null, limit: 10 },
    event: { seq: 1 },
    search: { text: 'rent', limit: 10 },
    verify: { integrity: false },
    signHead: { commandId, account: address },
    heads: undefined,
    export: { what: 'actions', format: 'json' },
    snapshots: undefined,
    takeSnapshot: { commandId },
    compare: undefined,
    release: { commandId },
    checkEvidence: { text: 'no evidence', readChains: false },
  },
  settings: {
    get: undefined,
    set: { commandId, change: { theme: 'dark' } },
    recoveryCode: undefined,
    forgetKeychain: { commandId },
  },
};
