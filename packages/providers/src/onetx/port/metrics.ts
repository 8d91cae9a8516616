import { type EarnMetrics, ok, type ProviderResult } from '@countinghouse/core';
import type { OneTx } from '../client.ts';
import { canonicalInstrumentId } from '../instrument/id.ts';
import { toMetrics } from './instrument.ts';

interface MetricsRequest {
  readonly instruments: readonly string[];
  readonly days: number;
}

/** Histories of the instruments asked for, and of no others. One is asked for by its own route. */
export async function allMetrics(
  client: Pick<OneTx, 'metrics' | 'bulkMetrics'>,
  { instruments, days }: MetricsRequest,
): ProviderResult<readonly EarnMetrics[]> {
  const [only] = instruments;
  if (only !== undefined && instruments.length === 1) {
    const answer = await client.metrics({ instrumentId: only, days });
    return answer.ok ? ok(asked([toMetrics(answer.value.value)], instruments)) : answer;
  }
  const answer = await client.bulkMetrics({ instrumentIds: instruments, days });
  return answer.ok ? ok(asked(answer.value.value.map(toMetrics), instruments)) : answer;
}

function asked(
  histories: readonly EarnMetrics[],
  instruments: readonly string[],
): readonly EarnMetrics[] {
  const wanted = new Set(instruments.map(canonicalInstrumentId));
  return histories.filter(({ instrument }) => wanted.has(instrument));
}
