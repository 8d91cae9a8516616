import { type ChainResult, err, type Result } from '@countinghouse/core';
import { getAddress } from 'viem';
import { cleanText, type EndpointFailure, plainFailure, requestFailure } from './failure.ts';
import * as wire from './wire.ts';

/** What a caller handed in makes no sense. Becomes `CHAIN_MALFORMED` at the border. */
export class BadInput extends Error {}

/** The border of the port: whatever happens inside, the caller gets a value. */
export async function guard<T>(work: () => Promise<Result<T, EndpointFailure>>): ChainResult<T> {
  try {
    const answer = await work();
    return answer.ok ? answer : err(plainFailure(answer.error));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return err(plainFailure(requestFailure('CHAIN_MALFORMED', cleanText(why))));
  }
}

export function addressFrom(text: string): `0x${string}` {
  const parsed = wire.address.safeParse(text);
  if (!parsed.success) throw new BadInput('This is not an EVM address.');
  return getAddress(parsed.data);
}

export function hashFrom(text: string): string {
  const parsed = wire.hash.safeParse(text);
  if (!parsed.success) throw new BadInput('This is not a transaction hash.');
  return parsed.data;
}

export function numberFrom(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new BadInput('This is not a whole number.');
  return value;
}
