import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { localServer, reply } from './testing/local-server.ts';
import { signedQuote, TEST_KEY } from './testing/quotes.ts';

const run = promisify(execFile);
const example = fileURLToPath(new URL('../examples/dry-quote.ts', import.meta.url));

describe('the example of the README', () => {
  it('shows a price and its proof', async () => {
    await using server = await localServer((seen, response) => {
      const { deadline } = JSON.parse(seen.body) as { deadline: string };
      reply(response, 201, signedQuote({ request: { dry: true, deadline } }));
    });
    const args = ['--conditions=source', example, server.baseUrl, TEST_KEY];
    const { stdout } = await run(process.execPath, args);
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'at least 24680700 base units arrive',
      `signed by ${TEST_KEY}`,
      expect.stringContaining('quoteRequest.appFees'),
    ]);
  });

  it('shows a refusal as a sentence', async () => {
    await using server = await localServer((_, response) =>
      reply(response, 400, { message: 'Quoting for this pair is not available' }),
    );
    const args = ['--conditions=source', example, server.baseUrl, TEST_KEY];
    const failed = await run(process.execPath, args).catch((error) => error as { stdout: string });
    expect(failed.stdout).toMatch(/^ROUTE_CLOSED: 1Click does not offer this pair/);
  });
});
