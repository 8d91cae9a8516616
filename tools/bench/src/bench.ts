import { benchBytes } from './app/bench-bytes.ts';
import { benchScroll } from './app/bench-scroll.ts';
import { benchUnlock } from './app/bench-unlock.ts';
import { withTwoHouses } from './app/houses.ts';
import { benchAppend } from './append/bench-append.ts';
import { benchCall } from './call/bench-call.ts';
import { benchOpen } from './chain/bench-open.ts';
import { benchVerify } from './chain/bench-verify.ts';
import { fixture } from './fixture/fixture.ts';
import { recordSwap } from './fixture/swap-story.ts';
import type { Figure } from './measure/figure.ts';
import { benchPage } from './page/bench-page.ts';
import type { Scale } from './scale.ts';
import { benchWaiting } from './waiting/bench-waiting.ts';

/** Parts of the application, in a Chromium; the others need none. */
export const APP_PARTS = ['bytes', 'unlock', 'scroll'] as const;
/** The parts that can be run by name. */
export const PARTS = [
  ...(['append', 'page', 'verify', 'open', 'waiting', 'call'] as const),
  ...APP_PARTS,
] as const;
export type Part = (typeof PARTS)[number];

/** The part of that name; throws with a sentence for a person. */
export function partNamed(name: string): Part {
  const part = PARTS.find((one) => one === name);
  if (part === undefined) throw new Error(`A part is one of ${PARTS.join(', ')}; not "${name}"`);
  return part;
}

/** Measures the named parts one after the other, never side by side. */
export async function bench(
  parts: readonly Part[],
  scale: Scale,
  tell: (line: string) => void,
): Promise<readonly Figure[]> {
  const story = await recordSwap();
  const large = () => fixture({ size: scale.events, format: scale.format }, story, tell);
  const small = () => fixture({ size: scale.few, format: scale.format }, story, tell);
  const run: Record<Part, () => Promise<readonly Figure[]>> = {
    append: () => benchAppend(scale),
    page: async () => benchPage(scale, await large()),
    verify: async () => benchVerify(scale, await large()),
    open: async () => benchOpen(scale, { small: await small(), large: await large() }),
    waiting: () => benchWaiting(scale),
    call: () => benchCall(scale),
    bytes: benchBytes,
    unlock: () => withTwoHouses(scale, story, tell, (houses) => benchUnlock(scale, houses)),
    scroll: () => withTwoHouses(scale, story, tell, (houses) => benchScroll(scale, houses)),
  };
  const figures: Figure[] = [];
  for (const part of parts) {
    tell(`Measuring: ${part} …`);
    figures.push(...(await run[part]()));
  }
  return figures;
}
