import { randomBytes } from 'node:crypto';
import { heardLedger, type OpenHouse, projector } from '@countinghouse/desktop/backend';
import { open } from './drive.ts';
import type { House } from './house.ts';

/** The house as a procedure behind the lock is given it, over the real backend and its sandbox. */
export function openHouseOf(house: House): OpenHouse {
  const { ledger, engine, runner } = open(house);
  const heard = heardLedger(ledger);
  const { sandbox, config } = house;
  const backend = house.backend();
  return {
    profile: { id: ledger.profileId, name: 'e2e', kind: 'sandbox', createdAt: 0 },
    ledger: heard.ledger,
    engine,
    runner,
    outside: backend.outside,
    signer: backend.signer,
    network: {
      chains: config.chains,
      oneclick: { baseUrl: config.oneclick.baseUrl },
      onetx: { baseUrl: 'http://127.0.0.1:9' },
      priceSource: '1click',
    },
    sandbox: {
      services: sandbox.services,
      chains: sandbox.chains.map(({ id, rpcUrl, tokens }) => ({
        id,
        rpcUrl,
        tokens: { ...tokens },
      })),
      keys: sandbox.keys,
      faucet: sandbox.faucet,
    },
    // The demo's backend tells nobody; its tests ask.
    troubles: {
      async *watch() {
        yield 0;
      },
    },
    keychain: null,
    clock: house.time.clock,
    random: { bytes: (length) => Uint8Array.from(randomBytes(length)) },
    projector,
    onAppend: heard.onAppend,
  };
}

/** A command id as a form makes one. */
export const commandId = (): string => randomBytes(16).toString('hex');
