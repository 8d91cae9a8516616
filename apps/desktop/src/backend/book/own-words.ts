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

/** `idleMinutes` as "idle minutes". */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
