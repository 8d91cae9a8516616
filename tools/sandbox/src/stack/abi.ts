import { parseAbi } from 'viem';

/** What the sandbox calls of its own contracts: of vaults and aTokens alike. */
export const SHARES_ABI = parseAbi([
  'function setRate(uint256 perSecond)',
  'function setClosed(bool to)',
  'function totalAssets() view returns (uint256)',
  'function convertToAssets(uint256 shares) view returns (uint256)',
]);

export const DEPOSIT_ABI = parseAbi([
  'function deposit(uint256 assets, address receiver) returns (uint256)',
  'function supply(address asset, uint256 amount, address onBehalfOf, uint16 referralCode)',
]);

export const ROUTER_ABI = parseAbi([
  'function registerVault(address vault)',
  'function registerPool(address pool, address token)',
  'function setDestination(uint256 chainId, uint32 domain, address receiver)',
  'function setProtocolFee(uint256 bps)',
  'function protocolFeeBps() view returns (uint256)',
  'function buy(bytes32 id, uint256 amount, uint256 minDeposited, bool fast, uint256 maxFee, uint16 referralBps, address referral) returns (uint256)',
  'function sell(bytes32 id, uint256 shares, uint256 minOut, uint16 referralBps, address referral) returns (uint256)',
]);

export const EXCHANGE_ABI = parseAbi([
  'function setLoss(uint256 bps)',
  'function quote(address from, address to, uint256 amount) view returns (uint256)',
]);

export const RECEIVER_ABI = parseAbi(['function redeem(bytes message, bytes attestation)']);
