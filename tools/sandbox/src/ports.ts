import { createServer } from 'node:net';

/** The ids of the local chains, in the order of their ports. */
export const CHAIN_IDS = [8453, 42161] as const;

/** A port of the sandbox that was asked for by its number. */
interface FixedPort {
  readonly port: number;
  readonly service: string;
}

/** What goes where when the first port is given: nothing is fixed otherwise. */
function fixedPorts(portBase: number | undefined): readonly FixedPort[] {
  if (portBase === undefined) return [];
  return ['1Click', ...CHAIN_IDS.map((id) => `chain ${id}`), '1tx'].map((service, index) => ({
    port: portBase + index,
    service,
  }));
}

/**
 * Throws, with a sentence for a person, where a port that was asked for cannot be had. Looked at before
 * anything is started: a chain node that finds its port taken dies without a word that could be shown.
 */
export async function refuseTakenPorts(portBase: number | undefined): Promise<void> {
  const refused: string[] = [];
  for (const { port, service } of fixedPorts(portBase)) {
    const code = await failureOf(port);
    if (code === undefined) continue;
    const why = code === 'EADDRINUSE' ? 'something else listens there' : `not allowed (${code})`;
    refused.push(`port ${port} is wanted for ${service}, but ${why}`);
  }
  if (refused.length === 0) return;
  throw new Error(
    `${refused.join('; ')}. Use --port-base N with another N (it takes N to N+3), or leave it out for free ports.`,
  );
}

/** The code of the error that listening on a port gives; undefined when it can be had. */
function failureOf(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}
