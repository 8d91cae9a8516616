import { z } from 'zod';
import type { Answer } from '../../contract/result.ts';
import type { RoomProcedures } from '../api/call.ts';
import { failed, ofPart, refuse } from '../failures.ts';
import { outsideOf } from '../house/outside.ts';
import { namedChain } from '../names.ts';
import { once } from '../once.ts';
import { checkEndpoint, checkOneClick } from './check.ts';
import { hostOf, recordNetwork } from './record.ts';

const LOCKED = refuse('LOCKED', 'Unlock first.');
const OF_SANDBOX = refuse('REFUSED', 'A sandbox profile talks to its own sandbox and nobody else.');

/** The group `networks` of the contract. */
export const networkProcedures: RoomProcedures<'networks'> = {
  async check({ house }, { profile, network }) {
    const { clock } = house.parts.time;
    const urls = network.chains.flatMap(({ id, rpcUrls }) => rpcUrls.map((url) => ({ id, url })));
    const sandboxKey = house.tracking()?.sandbox?.keys.quoteSigning;
    const [failure, ...endpoints] = await Promise.all([
      checkOneClick(profile, network, profile === 'sandbox' ? sandboxKey : undefined),
      ...urls.map(({ id, url }) => checkEndpoint(profile, id, url, clock)),
    ]);
    return {
      ok: true,
      value: { endpoints, oneclick: { ok: failure === null, failure } },
    };
  },
  async get({ house }) {
    const open = house.unlocked();
    if (open === null) return LOCKED;
    const { network, profile, sandbox } = open.house;
    if (profile.kind === 'sandbox' && sandbox === null) {
      return refuse('NOT_NOW', 'The sandbox is not running at the moment.');
    }
    return { ok: true, value: network };
  },
  async disagreements({ house }) {
    const open = house.unlocked();
    if (open === null) return LOCKED;
    const told = open.house.outside.disagreements().map(({ chain, subject, about, said, at }) => ({
      chain: namedChain(chain),
      subject,
      about,
      said: said.map(({ endpoint, value }) => ({ host: hostOf(endpoint), value })),
      at,
    }));
    return { ok: true, value: told.reverse() };
  },
  async save({ house }, { commandId, network }): Promise<Answer<null>> {
    const open = house.unlocked();
    if (open === null) return LOCKED;
    const { ledger, profile } = open.house;
    const command = { id: commandId, procedure: 'networks.save', shape: z.null() };
    return once(open.house, command, async (kept) => {
      if (profile.kind === 'sandbox') return OF_SANDBOX;
      const fits = outsideOf({ network, oneTxKey: null, sandbox: null }, house.parts.time.clock);
      if (!fits.ok) return fits;
      // Written down before it is done: a crash in between opens with the new ones.
      const written = await recordNetwork(ledger, network, kept(null));
      if (!written.ok) return failed(ofPart(written.error));
      const reopened = house.network(network);
      return reopened.ok ? { ok: true, value: null } : reopened;
    });
  },
};
