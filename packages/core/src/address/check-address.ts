import type { ChainId } from '../chain/chain-id.ts';
import type { Result } from '../result/result.ts';
import { ok } from '../result/result.ts';
import type { AddressProblem, CheckedAddress } from './address.ts';
import { refuse } from './address.ts';
import { cleanAddress } from './clean.ts';
import { codecOf } from './codecs.ts';

/**
 * Checks an address that a person or a provider gave, by the codec of its chain. Never throws.
 *
 * On `UNKNOWN_CHAIN` the caller asks for the address a second time, passes both to
 * {@link confirmTwice}, and warns that nothing was checked.
 *
 * @param chain - the chain the money will move on
 * @param text - as typed or pasted; surrounding space is ignored
 * @returns the address in its canonical form, what it is, and what to tell the person about it
 */
export function checkAddress(
  chain: ChainId,
  text: unknown,
): Result<CheckedAddress, AddressProblem> {
  const clean = cleanAddress(text);
  if (!clean.ok) return clean;
  const codec = codecOf(chain);
  if (codec === undefined) {
    return refuse(
      'UNKNOWN_CHAIN',
      'Addresses of this chain cannot be checked here: enter the address twice, and be certain of it.',
    );
  }
  const decoded = codec(clean.value);
  return decoded.ok ? ok({ chain, ...decoded.value }) : decoded;
}
