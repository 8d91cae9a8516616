import { createOneClick, systemWorld } from '@countinghouse/providers';
import { type Figure, figure, median } from '../measure/figure.ts';
import { interleave } from '../measure/rounds.ts';
import type { Scale } from '../scale.ts';
import { must } from '../support/must.ts';
import { startServer } from './server.ts';

const TOKENS = 150;
const SIDE_BY_SIDE = 64;
/** Wide open: what is measured is the work of a call, not the waiting that a budget is for. */
const LIMITS = { concurrency: 1_000, perSecond: 1e9, burst: 1e9 };

/** A call of 1Click's token list through the client, against the same request made by hand. */
export async function benchCall(scale: Scale): Promise<readonly Figure[]> {
  const server = await startServer(TOKENS);
  try {
    const { baseUrl } = server;
    const client = must(
      createOneClick({ profile: 'sandbox', baseUrl, world: systemWorld(), limits: LIMITS }),
    );
    const subject = async () => {
      const { value } = must(await client.tokens());
      if (value.length !== TOKENS) throw new Error('The client gave another list.');
    };
    const url = `${baseUrl}/v0/tokens`;
    const baseline = async () => {
      const list: unknown = await (await fetch(url)).json();
      if (!Array.isArray(list) || list.length !== TOKENS) throw new Error('Another list came.');
    };
    const said = {
      baseline: 'fetch() and response.json()',
      subject: 'OneClick.tokens(), parsed and checked',
    };
    const single = await interleave(scale.callRounds, {
      baseline: () => latency(scale.calls, baseline),
      subject: () => latency(scale.calls, subject),
    });
    const many = await interleave(scale.callRounds, {
      baseline: () => throughput(scale.calls * 4, baseline),
      subject: () => throughput(scale.calls * 4, subject),
    });
    return [
      figure(
        {
          name: 'an API call, one at a time (median)',
          unit: 'ms',
          limit: { bound: 'at most', ratio: 1.2 },
          ...said,
        },
        single,
      ),
      figure(
        {
          name: `API calls, ${SIDE_BY_SIDE} at a time`,
          unit: 'calls/s',
          limit: { bound: 'at least', ratio: 0.8 },
          ...said,
        },
        many,
      ),
    ];
  } finally {
    await server.end();
  }
}

async function latency(calls: number, call: () => Promise<void>): Promise<number> {
  const taken: number[] = [];
  for (let count = 0; count < calls; count += 1) {
    const start = performance.now();
    await call();
    taken.push(performance.now() - start);
  }
  return median(taken);
}

async function throughput(calls: number, call: () => Promise<void>): Promise<number> {
  let left = calls;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  return (calls / (performance.now() - start)) * 1_000;
}
