import { actionStream, EngineEvent } from '@countinghouse/core';
import { z } from 'zod';
import type { OpenHouse } from '../open-house.ts';

const MOST = 500;

const boughtShape = z.looseObject({
  account: z.string(),
  instrument: z.looseObject({
    id: z.string(),
    name: z.string(),
    protocol: z.string(),
    shares: z.looseObject({
      chain: z.string(),
      token: z.string(),
      symbol: z.string(),
      decimals: z.int(),
    }),
  }),
});

export type Bought = z.output<typeof boughtShape>['instrument'];

/**
 * The instruments an account was ever told to buy from here, each once: where something of it may lie
 * although the service says nothing.
 */
export async function bought({ ledger }: OpenHouse, account: string): Promise<readonly Bought[]> {
  const rows = await ledger.listActions({ kinds: ['earn-buy'], limit: MOST });
  const found = new Map<string, Bought>();
  for (const { id } of rows) {
    const events = await ledger.readStream(actionStream(id));
    const started = events.find(({ type }) => type === EngineEvent.started);
    const input = boughtShape.safeParse(started?.data.input);
    if (!input.success || input.data.account.toLowerCase() !== account.toLowerCase()) continue;
    found.set(input.data.instrument.id, input.data.instrument);
  }
  return [...found.values()];
}
