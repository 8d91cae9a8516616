import { randomBytes } from 'node:crypto';
import {
  type Backend,
  type BackendConfig,
  heardLedger,
  type OpenHouse,
  projector,
  systemTime,
} from '@countinghouse/desktop/backend';

/** The open house as the procedures behind the lock are given it, over one backend and its sandbox. */
export function deskOf(
  { outside, signer }: Backend,
  { ledger, engine, runner }: NonNullable<ReturnType<Backend['open']>>,
  chains: BackendConfig['chains'],
  sandbox: NonNullable<OpenHouse['sandbox']>,
): OpenHouse {
  const heard = heardLedger(ledger);
  return {
    profile: { id: ledger.profileId, name: 'demo', kind: 'sandbox', createdAt: 0 },
    ledger: heard.ledger,
    engine,
    runner,
    outside,
    signer,
    network: {
      chains,
      oneclick: { baseUrl: sandbox.services.oneclick.baseUrl },
      onetx: { baseUrl: sandbox.services.onetx?.baseUrl ?? '' },
      priceSource: '1click',
    },
    sandbox,
    keychain: null,
    clock: systemTime.clock,
    random: { bytes: (length) => Uint8Array.from(randomBytes(length)) },
    projector,
    // Whoever drives this asks; nobody is told.
    troubles: {
      async *watch() {
        yield 0;
      },
    },
    onAppend: heard.onAppend,
  };
}
