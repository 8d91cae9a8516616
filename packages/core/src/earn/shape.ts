import type { CommandRefusal } from '../action/definition.ts';
import { err, type Result } from '../result/result.ts';
import type { EarnAsset } from './asset.ts';
import { SERVICE } from './provider-name.ts';

/** The owner's address, and the account that is computed from it or that the owner agreed to. */
export interface Owned {
  readonly owner: string;
  readonly account: string;
}

const EVM_ADDRESS = /^0x[0-9a-fA-F]{40}$/;
const EVM_CHAIN = /^eip155:[1-9][0-9]{0,15}$/;
const USDC_DECIMALS = 6;
const UNITS = /^(0|[1-9][0-9]{0,77})$/;

export function isAddress(value: unknown): value is string {
  return typeof value === 'string' && EVM_ADDRESS.test(value);
}

export function isEvmChain(value: unknown): value is string {
  return typeof value === 'string' && EVM_CHAIN.test(value);
}

/** Base units of something, more than none, within 256 bits. */
export function isPositive(value: unknown): value is string {
  if (typeof value !== 'string' || !UNITS.test(value)) return false;
  const units = BigInt(value);
  return units > 0n && units < 2n ** 256n;
}

export function isEarnAsset(value: unknown): value is EarnAsset {
  const asset = value as Partial<EarnAsset> | null | undefined;
  return (
    typeof asset === 'object' &&
    asset !== null &&
    isEvmChain(asset.chain) &&
    isAddress(asset.token) &&
    typeof asset.asset === 'string' &&
    typeof asset.symbol === 'string' &&
    asset.symbol.length <= 64 &&
    Number.isInteger(asset.decimals) &&
    Number(asset.decimals) >= 0 &&
    Number(asset.decimals) <= 36
  );
}

/** USDC: the service counts it in six decimals, so whatever has others would be another amount. */
export function isUsdc(value: unknown): value is EarnAsset {
  return isEarnAsset(value) && value.decimals === USDC_DECIMALS;
}

/** Why an object does not name an owner and an account; null where it does. */
export function ownedProblem(input: Partial<Owned>): CommandRefusal | null {
  if (!isAddress(input.owner)) {
    return { code: 'BAD_ACCOUNT', message: 'The owner is not an EVM address.' };
  }
  if (!isAddress(input.account)) {
    return { code: 'BAD_ACCOUNT', message: 'The earning account is not an EVM address.' };
  }
  return null;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function refuse(code: string, message: string): Result<never, CommandRefusal> {
  return err({ code, message });
}

/** Addresses are numbers; only their case may differ. */
export function sameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** So are hashes, and a service spells them as it likes. What is no text is no hash. */
export function sameHash(told: unknown, hash: string): boolean {
  return typeof told === 'string' && told.toLowerCase() === hash.toLowerCase();
}

/**
 * Why an answer of the service is not about the account that is used; null where it is, or where it
 * names none. Another one takes an agreement of its own, and until then nothing is signed for it.
 */
export function otherAccount(told: string, account: string): string | null {
  if (told === '' || sameAddress(told, account)) return null;
  return `${SERVICE} answers for the account ${told}, and this is about ${account}.`;
}
