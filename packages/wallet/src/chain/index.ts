export { createEvmChain, type EvmChain } from './create-chain.ts';
export type { FetchLike } from './endpoint.ts';
export type { EndpointDisagreement, EvmChainOptions } from './options.ts';
