import type { Trouble } from '../action/definition.ts';
import type { SwapWorld } from '../action/world.ts';
import { ok, type Result } from '../result/result.ts';
import type { QuoteProblem } from './check-quote.ts';
import type { SwapAsset, SwapInput } from './input.ts';

/**
 * The decimals of both sides against the contracts themselves, where their chains can be read. The
 * service's list alone would decide otherwise how much a person reads for how much that moves.
 */
export async function checkDecimals(
  { origin, destination }: SwapInput,
  world: SwapWorld,
): Promise<Result<readonly QuoteProblem[], Trouble>> {
  const problems: QuoteProblem[] = [];
  for (const side of [origin, destination]) {
    const told = await contractDecimals(side, world);
    if (!told.ok) return told;
    if (told.value === null || told.value === side.decimals) continue;
    problems.push({
      code: 'DECIMALS_DIFFER',
      sentence: `1Click lists ${side.symbol} with ${side.decimals} decimals, its contract has ${told.value}.`,
    });
  }
  return ok(problems);
}

async function contractDecimals(
  { chain, token }: SwapAsset,
  world: SwapWorld,
): Promise<Result<number | null, Trouble>> {
  const port = token === null ? undefined : world.chain(chain);
  return port === undefined || token === null ? ok(null) : port.decimals(token);
}
