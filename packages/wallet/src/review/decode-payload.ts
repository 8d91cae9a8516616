import type {
  DecodedPayload,
  DecodedTransfer,
  EvmTransactionPayload,
  Undecoded,
} from '@countinghouse/core';
import { getAddress, isAddress } from 'viem';
import { ENTRY_POINT } from '../kernel/contracts.ts';
import { decodeOperation, HANDLE_OPS_SELECTOR } from '../kernel/operation/decode-operation.ts';

/** `transfer(address,uint256)` of ERC-20. */
const TRANSFER_SELECTOR = 'a9059cbb';
const UINT256_MAX = 2n ** 256n - 1n;

/**
 * What a payload does, read from its bytes alone. Pure and total: whatever is handed in, the answer
 * is a value. Exact about the ABI: a transfer with one byte more, or with rubbish above an address,
 * is something else that merely looks like a transfer.
 */
export function decodePayload(payload: EvmTransactionPayload): DecodedPayload {
  const { chain, from, to, value, data } = payload;
  if (typeof chain !== 'string' || !/^eip155:[1-9]\d{0,17}$/.test(chain)) {
    return unknown('its chain is not an EVM chain');
  }
  const sender = addressFrom(from);
  const target = addressFrom(to);
  if (sender === null) return unknown('its sender is not an address');
  if (target === null) return unknown('its target is not an address');
  const units = unitsFrom(value);
  if (units === null) return unknown('its value is not an amount');
  if (typeof data !== 'string' || !/^0x(?:[0-9a-fA-F]{2})*$/.test(data)) {
    return unknown('its data are not bytes');
  }
  if (data === '0x') return plainPayment(sender, target, units);
  if (target === ENTRY_POINT && data.toLowerCase().startsWith(HANDLE_OPS_SELECTOR)) {
    const chainId = BigInt(chain.slice('eip155:'.length));
    return units === 0n
      ? decodeOperation(data.toLowerCase() as `0x${string}`, sender, chainId)
      : unknown('an operation that also pays the EntryPoint');
  }
  return contractCall(target, units, data.slice(2).toLowerCase());
}

function plainPayment(sender: string, target: string, units: bigint): DecodedTransfer | Undecoded {
  if (units > 0n) {
    return { kind: 'native-transfer', token: null, recipient: target, units: units.toString() };
  }
  return sender === target
    ? { kind: 'cancel', reason: 'it moves nothing and only uses up its nonce' }
    : unknown('it moves nothing');
}

function contractCall(token: string, value: bigint, data: string): DecodedTransfer | Undecoded {
  if (!data.startsWith(TRANSFER_SELECTOR)) {
    return unknown(`it calls ${data.length < 8 ? 'with broken data' : `0x${data.slice(0, 8)}`}`);
  }
  const words = data.slice(8);
  if (words.length !== 128) return unknown('a token transfer of the wrong length');
  if (!words.startsWith('0'.repeat(24))) return unknown('a token transfer to a padded address');
  if (value !== 0n) return unknown('a token transfer that also pays the token contract');
  const recipient = getAddress(`0x${words.slice(24, 64)}`);
  const units = BigInt(`0x${words.slice(64)}`);
  return units === 0n
    ? unknown('it moves nothing')
    : { kind: 'erc20-transfer', token, recipient, units: units.toString() };
}

/** EIP-55 where the case is mixed, or one case throughout; null for anything else. */
function addressFrom(text: unknown): `0x${string}` | null {
  if (typeof text !== 'string' || !/^0x[0-9a-fA-F]{40}$/.test(text)) return null;
  const digits = text.slice(2);
  const oneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  return oneCase || isAddress(text) ? getAddress(`0x${digits.toLowerCase()}`) : null;
}

function unitsFrom(text: unknown): bigint | null {
  if (typeof text !== 'string' || !/^(?:0|[1-9]\d{0,77})$/.test(text)) return null;
  const units = BigInt(text);
  return units <= UINT256_MAX ? units : null;
}

function unknown(reason: string): Undecoded {
  return { kind: 'unknown', reason };
}
