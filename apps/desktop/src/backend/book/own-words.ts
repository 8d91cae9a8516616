import type { StoredEvent } from '@countinghouse/core';

type Words = (data: StoredEvent['data']) => string;

/** What the house writes down beside actions, in words. */
const WORDS: Readonly<Record<string, Words>> = {
  'account.added': ({ name, address }) => `The account “${name}” was added: ${address}.`,
  'account.renamed': ({ name, address }) => `The account ${address} is now called “${name}”.`,
  'faucet.asked': ({ asset, address }) =>
    `The sandbox’s faucet was asked for ${asset} for ${address}.`,
  'faucet.given': ({ asset, address }) => `The sandbox’s faucet gave ${asset} to ${address}.`,
  'profile.created': ({ name, kind }) => `The ${kind} profile “${name}” was made.`,
  'network.set': () => 'Endpoints and services were set.',
  'settings.changed': (data) =>
    `A setting was changed: ${Object.keys(data).map(spaced).join(', ')}.`,
  'recovery-code.tried': () => 'The recovery code was read from paper and opened the vault.',
  'settings.keychain-forgotten': () => 'The keychain may no longer open tracking.',
  'total.noted': ({ total }) => `Everything together came to ${dollars(total)}.`,
  'earn-account.agreed': ({ owner, account, computed }) =>
    account === computed
      ? `For ${owner} the account computed from its address is used again: ${account}.`
      : `A person agreed that the earning account of ${owner} is ${account}, as 1tx says; computed from its address it is ${computed}.`,
  'ledger.released': () => 'A person compared what was open and released the ledger.',
  'ledger.head-signed': ({ seq, address }) =>
    `${address} signed that the ledger ended at event ${seq}.`,
  'ledger.snapshot-taken': ({ seq }) =>
    `A snapshot of the ledger up to event ${seq} was taken and checked.`,
};

/** The words for an event that belongs to no action; its name where there are none. */
export function ownWords({ type, version, data }: StoredEvent): string {
  const words = Object.hasOwn(WORDS, type) && version === 1 ? WORDS[type] : undefined;
  return words?.(data) ?? `An event “${type}”, version ${version}.`;
}

/** Cents as "$12.34". */
function dollars(cents: unknown): string {
  const digits = String(cents).padStart(3, '0');
  return `$${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `idleMinutes` as "idle minutes". */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
