import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { localServer, reply } from './testing/local-server.ts';
import { answers, ids } from './testing/onetx.ts';
import { signedQuote, TEST_KEY } from './testing/quotes.ts';

const execute = promisify(execFile);

/** Runs an example as the README says; gives what it printed, line by line. */
async function run(example: string, ...args: readonly string[]): Promise<readonly string[]> {
  const file = fileURLToPath(new URL(`../examples/${example}`, import.meta.url));
  const env = { ...process.env, ONETX_KEY: 'k-1' };
  const ran = await execute(process.execPath, ['--conditions=source', file, ...args], {
    env,
  }).catch((error) => error as { stdout: string });
  return ran.stdout.trimEnd().split('\n');
}

describe('dry-quote.ts', () => {
  it('shows a price and its proof', async () => {
    await using server = await localServer((seen, response) => {
      const { deadline } = JSON.parse(seen.body) as { deadline: string };
      reply(response, 201, signedQuote({ request: { dry: true, deadline } }));
    });
    expect(await run('dry-quote.ts', server.baseUrl, TEST_KEY)).toEqual([
      'at least 24680700 base units arrive',
      `signed by ${TEST_KEY}`,
      expect.stringContaining('quoteRequest.appFees'),
    ]);
  });

  it('shows a refusal as a sentence', async () => {
    await using server = await localServer((_, response) =>
      reply(response, 400, { message: 'Quoting for this pair is not available' }),
    );
    const [line] = await run('dry-quote.ts', server.baseUrl, TEST_KEY);
    expect(line).toMatch(/^ROUTE_CLOSED: 1Click does not offer this pair/);
  });
});

describe('instruments.ts', () => {
  it('shows where money earns, and what the ids prove', async () => {
    await using server = await localServer((_, response) =>
      reply(response, 200, answers.instruments),
    );
    expect(await run('instruments.ts', `${server.baseUrl}/api/v1`)).toEqual([
      `5.2 %  Aave USDC on eip155:8453  ${ids.aaveOnBase}  fits protocolAddress and tokenAddress`,
      `-0.1 %  morpho  on eip155:42161  ${ids.vaultOnArbitrum}  fits yieldTokenAddress`,
    ]);
    expect(server.seen[0]?.headers['x-api-key']).toBe('k-1');
  });

  it('shows a refusal as a sentence', async () => {
    await using server = await localServer((_, response) => reply(response, 401, {}));
    const [line] = await run('instruments.ts', server.baseUrl);
    expect(line).toMatch(/^UNAUTHORIZED: 1tx does not accept the credential/);
  });
});
