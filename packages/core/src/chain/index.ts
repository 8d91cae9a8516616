export type { Chain, ChainIdSource, ChainKind, DepositMemo } from './chain.ts';
export type { ChainId, ChainIdProblem, ParsedChainId } from './chain-id.ts';
export { evmChainId, evmChainNumber, parseChainId } from './chain-id.ts';
export type { KnownOneClickCode } from './known-chains.ts';
export { ONECLICK_CHAINS } from './known-chains.ts';
export {
  confirmationMsOf,
  knownChain,
  knownChains,
  UNKNOWN_CHAIN_CONFIRMATION_MS,
} from './look-up.ts';
export type { ProviderCodeProblem } from './oneclick-code.ts';
export { chainFromOneClick, oneClickFromChain } from './oneclick-code.ts';
