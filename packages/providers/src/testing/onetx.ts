import type { AuthorizationRequest, BuyRequest, SellRequest } from '../onetx/wire.ts';
import { START } from './fake-world.ts';

export const OWNER = '0x59F84Af036712AFe2fD0Ec77f4D9a6F0a612f1fE';
export const ACCOUNT = '0x84288966271346F80edF4201e5E68AAE42388E17';
export const SIGNATURE = `0x${'a1'.repeat(64)}1b`;
export const HASH = `0x${'b2'.repeat(32)}`;
const USDC = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';

export const ids = {
  aaveOnBase: '0x00002105c053a3e1290845e12a3eea14926472ce7f15da324cdf0700056fc04b',
  vaultOnArbitrum: '0x0000a4b194d4938ed6aab5bdbac7ca4b622f3639b1bca1b8b9c3271403d3b1b5',
} as const;

export const BUY: BuyRequest = {
  ownerEoa: OWNER,
  instrumentId: ids.aaveOnBase,
  amountUsdc: '100.50',
  idempotencyKey: 'user-123-deposit-7f3a',
};

export const SELL: SellRequest = {
  ownerEoa: OWNER,
  instrumentId: ids.aaveOnBase,
  yieldTokenAmount: '95.5',
  idempotencyKey: 'user-123-sell-7f3a',
};

export const GRANT: AuthorizationRequest = {
  ownerEoa: OWNER,
  chainId: 8453,
  spendCap: '500000000',
  expiresAt: START / 1000 + 30 * 24 * 60 * 60,
};

/** Answers in the shapes of the service, with its oddities. */
export const answers = {
  account: {
    accountAddress: ACCOUNT,
    deployedChains: [8453],
    authorizedChainIds: [8453, 42161],
    grant: {
      status: 'active',
      scope: { policyVersion: 3 },
      expiresAt: '2026-12-01T00:00:00.000Z',
    },
  },
  prepared: {
    accountAddress: ACCOUNT,
    chainId: 8453,
    enableTypedData: {
      domain: { name: 'Kernel', version: '0.3.1', chainId: 8453, verifyingContract: ACCOUNT },
      types: {
        Enable: [
          { name: 'validationId', type: 'bytes21' },
          { name: 'nonce', type: 'uint32' },
        ],
      },
      primaryType: 'Enable',
      message: { validationId: `0x02${'0'.repeat(40)}`, nonce: 1, hookData: '0x' },
    },
  },
  acknowledged: { accountAddress: ACCOUNT },
  submitted: { accountAddress: ACCOUNT, actionId: 'op_7f3a9c2e', userOpHash: HASH },
  action: {
    operationId: 'op_7f3a9c2e',
    type: 'buy',
    status: 'success',
    createdAt: 1_775_747_400,
    updatedAt: 1_775_747_460,
    sourceChainId: 8453,
    destinationChainId: 8453,
    isCrossChain: false,
    userOpHash: HASH,
    sourceTxHash: HASH,
    destinationTxHash: null,
    error: null,
    result: {
      amountIn: '100500000',
      amountOut: '100499999',
      instrumentId: ids.aaveOnBase,
      finalTxHash: HASH,
    },
  },
  withdrawal: {
    accountAddress: ACCOUNT,
    chainId: 8453,
    digest: HASH,
    signingMethod: 'personal_sign',
  },
  confirmed: { actionId: 'op_c93b71a2', userOpHash: HASH },
  instruments: {
    data: [
      {
        instrumentId: ids.aaveOnBase,
        protocol: 'Aave',
        protocolInfo: {
          id: 'x',
          name: 'Aave',
          version: 3,
          displayName: 'Aave V3',
          deprecated: false,
        },
        chainId: 8453,
        protocolAddress: '0xA238Dd80C259a72e81d7e4664a9801593F98d1c5',
        marketId: `0x${'0'.repeat(24)}${USDC.slice(2)}`,
        tokenAddress: USDC,
        tokenSymbol: 'USDC',
        yieldTokenAddress: '0x4e65fE4DbA92790696d040ac24Aa414708F5c0AB',
        yieldTokenSymbol: 'aBasUSDC',
        description: 'Aave V3 USDC on Base',
        symbol: 'USDC',
        currentApy: 5.2,
        tvl: 1_250_000_000,
        lastSyncedAt: '2026-11-22T11:30:00.000Z',
        isActive: true,
        isStablecoin: true,
        assetCategory: 'USD',
      },
      {
        instrumentId: ids.vaultOnArbitrum,
        protocol: 'morpho',
        chainId: 42161,
        yieldTokenAddress: '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC',
        yieldTokenDecimals: 18,
        tokenDecimals: 6,
        currentApy: -0.1,
        apyBase: null,
        rewardTokens: null,
        isActive: false,
        somethingNew: { a: 1 },
      },
    ],
    pagination: { total: 2, limit: 100, offset: 0, hasMore: false },
  },
  metrics: {
    instrumentId: ids.aaveOnBase,
    metrics: [
      {
        timestamp: '2026-11-22T00:00:00Z',
        tvlUsd: 1_250_000_000,
        apy: 5.2,
        apyBase: 4.8,
        apyReward: 0.4,
      },
      { timestamp: '2026-11-21T00:00:00Z', tvlUsd: 1_240_000_000, apy: 5.1 },
    ],
  },
  balances: {
    address: ACCOUNT,
    balances: [
      { chainId: 8453, chainName: 'Base', usdcBalance: '100.5', usdcBalanceRaw: '100500000' },
      { chainId: 42161, usdcBalanceRaw: '0' },
    ],
    totalUsdcUsd: '100.50',
  },
  positions: {
    address: ACCOUNT,
    chainId: 0,
    usdcBalance: '10.0',
    positions: [
      {
        instrumentId: ids.vaultOnArbitrum,
        protocol: 'morpho',
        symbol: 'USDC',
        yieldTokenSymbol: 'csUSDC',
        balance: '5.0',
        balanceRaw: '5000000',
        decimals: 6,
        shareBalance: '4.9',
        shareBalanceRaw: '4900000000000000000',
        shareDecimals: 18,
        currentApy: 4.2,
        yieldTokenAddress: '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC',
        chainId: 42161,
      },
    ],
  },
  /** As the older route gives them: no shares, no chain in a position. */
  olderPositions: {
    address: ACCOUNT,
    chainId: 8453,
    usdcBalance: '1000.00',
    usdcBalanceRaw: '1000000000',
    positions: [
      {
        instrumentId: ids.aaveOnBase,
        protocol: 'Aave',
        symbol: 'USDC',
        balance: '500.00',
        balanceRaw: '500000000',
        decimals: 6,
        currentApy: 5.2,
      },
    ],
  },
  quote: {
    needsSwap: true,
    fromToken: { address: USDC, symbol: 'USDC', decimals: 6 },
    toToken: { address: '0x6Bb7a212910682DCFdbd5BCBb3e28FB4E8da10Ee', symbol: 'GHO', decimals: 18 },
    amountIn: '10000000',
    amountOut: '10001276903584562876',
    minAmountOut: '9951270338666639661',
    priceImpact: '0.0127',
  },
  cctp: {
    supportedChains: [
      {
        chainId: 8453,
        name: 'Base Mainnet',
        cctpDomain: 6,
        tokenMessenger: '0x28b5a0e9C621a5BadaA536219b3a228C8168cf5d',
        messageTransmitter: '0x81D40F21F12A8F0E3252Bccb954D722d4c464B64',
        cctpReceiver: '0xAA4a2CFd29734dA2041a56A716e408F1A610f85E',
      },
      { chainId: 42161, cctpDomain: 3 },
    ],
  },
  fee: {
    fastFeeBps: '1.3',
    standardFeeBps: '0',
    fastTransferEta: '~20 seconds',
    standardTransferEta: '~15-19 minutes',
  },
  relay: { status: 'waiting_attestation', error: null },
  restarted: { status: 'pending' },
} as const;
