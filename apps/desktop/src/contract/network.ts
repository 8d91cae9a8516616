import { z } from 'zod';
import { always, change, read } from './access.ts';
import { profileKind } from './house.ts';
import { answer, failure } from './result.ts';
import { commandId, instant, namedChain } from './values.ts';

/** Where 1tx answers, with the path all its routes stand under. */
export const ONE_TX_URL = 'https://api.1tx.fi/api/v1';

const url = z.string().min(1).max(2_000);

/** Whom a profile talks to. Kept in the encrypted ledger: endpoints often carry a key. */
export const network = z.strictObject({
  chains: z
    .array(
      z.strictObject({
        id: z.string().regex(/^eip155:[1-9][0-9]{0,14}$/),
        rpcUrls: z.array(url).min(1).max(8),
      }),
    )
    .max(50),
  oneclick: z.strictObject({ baseUrl: url }),
  onetx: z.strictObject({ baseUrl: url }),
  priceSource: z.enum(['1click', 'none']),
});

export type Network = z.output<typeof network>;

/** What one endpoint answered. */
export const endpointCheck = z.strictObject({
  chain: z.string(),
  url,
  outcome: z.enum(['ok', 'wrong chain', 'unavailable', 'refused']),
  sentence: z.string(),
  /** The chain id it named, as a number in decimal. */
  named: z.string().nullable(),
  head: z.int().nullable(),
  at: instant,
});

/** Servers of one chain tell different stories. What nobody else bears out is not believed. */
export const disagreement = z.strictObject({
  chain: namedChain,
  subject: z.enum(['finalized block', 'receipt']),
  /** The block's number, or the transaction's hash. */
  about: z.string(),
  said: z.array(z.strictObject({ host: z.string(), value: z.string() })),
  /** When it was last noticed. */
  at: instant,
});

export const networks = {
  /** Asks every endpoint for its chain id and head. Answers before there is a profile, too. */
  check: always.input(z.strictObject({ profile: profileKind, network })).output(
    answer(
      z.strictObject({
        endpoints: z.array(endpointCheck),
        oneclick: z.strictObject({ ok: z.boolean(), failure: failure.nullable() }),
      }),
    ),
  ),
  get: read.output(answer(network)),
  /** Noticed since the ledger was opened, the newest first. */
  disagreements: read.output(answer(z.array(disagreement))),
  save: change.input(z.strictObject({ commandId, network })).output(answer(z.null())),
};

export type EndpointCheck = z.output<typeof endpointCheck>;
export type Disagreement = z.output<typeof disagreement>;
