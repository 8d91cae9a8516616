import type { GrantAccess } from '@countinghouse/core';
import { getAddress, type Hex } from 'viem';
import { EXECUTE_SELECTOR } from '../contracts.ts';
import { decodeExactly } from '../decode-exactly.ts';
import { cut, lengthOf } from '../hex.ts';

const setUp = [
  { name: 'selectorInitData', type: 'bytes' },
  { name: 'hookInitData', type: 'bytes' },
] as const;

/**
 * Which function of the account a right may enter by: selector, then, where the function is to be
 * installed with it, the module, its hook and what both are set up with.
 */
export function readAccess(data: Hex): {
  readonly value: GrantAccess;
  readonly unread: string | null;
} {
  if (data === '0x') return { value: { kind: 'none' }, unread: null };
  const selector = cut(data, 0, 4);
  const size = lengthOf(data);
  const installs = size >= 44;
  const module = installs ? addressIn(cut(data, 4, 24)) : null;
  const hook = installs ? addressIn(cut(data, 24, 44)) : null;
  const value: GrantAccess =
    selector === EXECUTE_SELECTOR && module === null && hook === null
      ? { kind: 'execute' }
      : { kind: 'function', selector, module, hook };
  return { value, unread: size === 4 || (installs && known(cut(data, 44))) ? null : data };
}

/** Without a module there is nothing to set up; what stands there then means nothing. */
function known(rest: Hex): boolean {
  if (rest === '0x') return true;
  const read = decodeExactly(setUp, rest);
  return read !== null && /^0x(?:ff)?$/.test(read[0]) && /^0x(?:0000)?$/.test(read[1]);
}

/** Null for the zero address, and for address 1, which stands for "no hook". */
function addressIn(bytes: Hex): string | null {
  return /^0x0{39}[01]$/.test(bytes) ? null : getAddress(bytes);
}
