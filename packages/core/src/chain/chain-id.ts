import type { Result } from '../result/result.ts';
import { err, ok } from '../result/result.ts';

/**
 * A chain as CAIP-2 names it: `namespace:reference`, compared exactly, e.g. `eip155:8453`. Where a
 * chain has no such name, the namespace is the provider that told us of it: `oneclick:fogo`.
 */
export type ChainId = `${string}:${string}`;

/** A {@link ChainId} taken apart. */
export type ParsedChainId = {
  readonly id: ChainId;
  readonly namespace: string;
  readonly reference: string;
};

/** Why a text does not name a chain. */
export type ChainIdProblem = {
  readonly code: 'NOT_A_CHAIN_ID' | 'NOT_AN_EVM_CHAIN_ID';
  readonly message: string;
};

// CAIP-2 (https://chainagnostic.org/CAIPs/caip-2), section "Syntax".
const CHAIN_ID = /^([-a-z0-9]{3,8}):([-_a-zA-Z0-9]{1,32})$/u;

// EIP-155 ids are positive, and JSON-RPC tools treat them as safe integers.
const EVM_REFERENCE = /^[1-9]\d{0,15}$/u;

/** Checks and splits a CAIP-2 id; within `eip155` also that the reference is a plain decimal id. */
export function parseChainId(text: unknown): Result<ParsedChainId, ChainIdProblem> {
  const match = typeof text === 'string' ? CHAIN_ID.exec(text) : null;
  const namespace = match?.[1];
  const reference = match?.[2];
  if (namespace === undefined || reference === undefined) {
    return err({
      code: 'NOT_A_CHAIN_ID',
      message: 'A chain is named by its CAIP-2 id, such as eip155:8453.',
    });
  }
  if (namespace === 'eip155' && !isEvmReference(reference)) {
    return err({
      code: 'NOT_AN_EVM_CHAIN_ID',
      message: 'The reference of an EVM chain is its chain id in decimal digits.',
    });
  }
  return ok({ id: `${namespace}:${reference}`, namespace, reference });
}

/** The numeric EIP-155 id of an EVM chain, or `undefined` for any other chain or text. */
export function evmChainNumber(chain: string): number | undefined {
  const parsed = parseChainId(chain);
  return parsed.ok && parsed.value.namespace === 'eip155'
    ? Number(parsed.value.reference)
    : undefined;
}

/** Names an EVM chain by its numeric id, as a node reports it. */
export function evmChainId(chainNumber: unknown): Result<ChainId, ChainIdProblem> {
  const isId = typeof chainNumber === 'number' || typeof chainNumber === 'bigint';
  const parsed = parseChainId(`eip155:${isId ? chainNumber.toString() : ''}`);
  return parsed.ok
    ? ok(parsed.value.id)
    : err({ code: 'NOT_AN_EVM_CHAIN_ID', message: 'An EVM chain id is a positive integer.' });
}

function isEvmReference(reference: string): boolean {
  return EVM_REFERENCE.test(reference) && Number.isSafeInteger(Number(reference));
}
