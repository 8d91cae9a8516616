import { z } from 'zod';
import type { Answer } from '../../contract/result.ts';
import type { RoomProcedures } from '../api/call.ts';
import { failed, ofPart, ofProvider, refuse } from '../failures.ts';
import { once } from '../once.ts';
import { keptSince, recordForgotten, recordKey } from './record.ts';

const LOCKED = refuse('LOCKED', 'Unlock first.');
const OF_SANDBOX = refuse(
  'REFUSED',
  'A sandbox profile uses the key of its own sandbox. A real key has no business there.',
  'SANDBOX_AND_LIVE_MIXED',
);

/** The group `connections` of the contract. */
export const connectionProcedures: RoomProcedures<'connections'> = {
  async list({ house }) {
    const open = house.unlocked();
    if (open === null) return LOCKED;
    const { ledger, network, profile } = open.house;
    const since = await keptSince(ledger, 'onetx');
    const sandbox = profile.kind === 'sandbox';
    return {
      ok: true,
      value: [
        {
          service: 'onetx',
          name: '1tx',
          baseUrl: network.onetx.baseUrl,
          key: sandbox ? 'sandbox' : since === null ? 'missing' : 'kept',
          since: sandbox ? null : since,
        },
      ],
    };
  },
  async check({ house }) {
    const open = house.unlocked();
    if (open === null) return LOCKED;
    const chains = await open.house.outside.earn.transferChains();
    return chains.ok ? { ok: true, value: null } : failed(ofProvider(chains.error));
  },
  async keep({ house }, { commandId, service, apiKey }): Promise<Answer<null>> {
    const open = house.unlocked();
    if (open === null) return LOCKED;
    const { ledger, profile } = open.house;
    const command = { id: commandId, procedure: 'connections.keep', shape: z.null() };
    return once(open.house, command, async (kept) => {
      if (profile.kind === 'sandbox') return OF_SANDBOX;
      const written = await recordKey(ledger, service, apiKey, kept(null));
      if (!written.ok) return failed(ofPart(written.error));
      const opened = house.oneTxKey(apiKey);
      return opened.ok ? { ok: true, value: null } : opened;
    });
  },
  async forget({ house }, { commandId, service }): Promise<Answer<null>> {
    const open = house.unlocked();
    if (open === null) return LOCKED;
    const { ledger, profile } = open.house;
    const command = { id: commandId, procedure: 'connections.forget', shape: z.null() };
    return once(open.house, command, async (kept) => {
      if (profile.kind === 'sandbox') return OF_SANDBOX;
      const written = await recordForgotten(ledger, service, kept(null));
      if (!written.ok) return failed(ofPart(written.error));
      const opened = house.oneTxKey(null);
      return opened.ok ? { ok: true, value: null } : opened;
    });
  },
};
