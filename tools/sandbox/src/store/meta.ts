import type { Hex } from 'viem';
import { z } from 'zod';
import type { WatchPosition } from '../chains/watcher.ts';
import { Settings } from '../services/oneclick/settings.ts';
import { OneTxSettings } from '../services/onetx/settings.ts';

/** What a sandbox remembers beside chains and orders. */
export interface Meta {
  /** Number of the sandbox; deposit addresses follow from it. */
  readonly run: number;
  /** Milliseconds its clock was moved by. */
  readonly moved: number;
  readonly settings: Settings;
  /** Of 1tx; absent in a folder from before it was there. */
  readonly onetx?: OneTxSettings | undefined;
  /** How many deposit addresses were given out. */
  readonly issued: number;
  /** How far each chain was read, in the order of the chains. */
  readonly positions: readonly WatchPosition[];
}

const Block = z.string().transform((text) => BigInt(text));
const Hash = z.custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x'));
const Saved = z.object({
  run: z.number(),
  moved: z.number(),
  settings: Settings,
  onetx: OneTxSettings.optional(),
  issued: z.number(),
  positions: z.array(z.object({ next: Block, seen: z.array(z.tuple([Block, Hash])) })),
});

export const metaToJson = (meta: Meta): string =>
  JSON.stringify(meta, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );

/** Throws where it is no such thing. */
export const metaFromJson = (text: string): Meta => Saved.parse(JSON.parse(text));
