import { type ClockPort, err, ok, type Result } from '@countinghouse/core';
import { admitBaseUrl, createOneClickPort, systemWorld } from '@countinghouse/providers';
import { z } from 'zod';
import type { EndpointCheck, Network } from '../../contract/network.ts';
import type { Failure } from '../../contract/result.ts';
import { ofProvider } from '../failures.ts';
import { hostOf } from './record.ts';

const ANSWER_MS = 10_000;
const MOST_BYTES = 64 * 1024;

const quantity = z.string().regex(/^0x[0-9a-fA-F]{1,16}$/);
const answerShape = z.looseObject({ result: quantity });

const NONSENSE = 'answered something that makes no sense.';

type Kind = 'sandbox' | 'live';

/** Asks one endpoint which chain it serves and how far it is. A sentence for each way that may end. */
export async function checkEndpoint(
  kind: Kind,
  chain: string,
  url: string,
  clock: ClockPort,
): Promise<EndpointCheck> {
  const said = (outcome: EndpointCheck['outcome'], sentence: string, more = {}) => ({
    ...{ chain, url, outcome, sentence, named: null, head: null, at: clock.now() },
    ...more,
  });
  const admitted = admitBaseUrl(url.split('?')[0] ?? url, kind);
  if (!admitted.ok) return said('refused', admitted.error);
  const host = hostOf(url);
  const id = await ask(url, 'eth_chainId');
  if (!id.ok) return said('unavailable', `${host} ${id.error}`);
  const named = BigInt(id.value).toString();
  if (`eip155:${named}` !== chain) {
    const sentence = `${host} serves chain ${named}, not ${chain.replace('eip155:', '')}.`;
    return said('wrong chain', sentence, { named });
  }
  const head = await ask(url, 'eth_blockNumber');
  if (!head.ok) return said('unavailable', `${host} ${head.error}`, { named });
  const number = Number(BigInt(head.value));
  if (!Number.isSafeInteger(number)) return said('unavailable', `${host} ${NONSENSE}`, { named });
  return said('ok', `${host} answers, at block ${number}.`, { named, head: number });
}

/** One question of a node; an answer that is too long, too late or no number is none. */
async function ask(url: string, method: string): Promise<Result<string, string>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] }),
      // A redirect could lead a sandbox profile off this machine.
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (!response.ok) return err(`answered HTTP ${response.status}.`);
    const text = await limited(response);
    const parsed = text === null ? null : answerShape.safeParse(JSON.parse(text));
    return parsed?.success ? ok(parsed.data.result) : err(NONSENSE);
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return err(late ? 'did not answer in time.' : 'cannot be reached.');
  }
}

async function limited(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > MOST_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Whether the swap service answers at an address. */
export async function checkOneClick(
  kind: Kind,
  { oneclick }: Pick<Network, 'oneclick'>,
  quoteKey: string | undefined,
): Promise<Failure | null> {
  const port = createOneClickPort({
    profile: kind,
    baseUrl: oneclick.baseUrl,
    world: systemWorld(),
    ...(quoteKey === undefined ? {} : { quoteKey }),
  });
  if (!port.ok) return { code: 'SANDBOX_AND_LIVE_MIXED', message: port.error.message };
  const tokens = await port.value.tokens();
  if (tokens.ok) return null;
  return ofProvider(tokens.error);
}
