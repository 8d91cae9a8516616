/**
 * Lists where USDC can earn, best first, and says of each whether its id fits its addresses.
 *
 *   ONETX_KEY=… node --conditions=source examples/instruments.ts                    production
 *   ONETX_KEY=… node --conditions=source examples/instruments.ts http://127.0.0.1:4200/api/v1
 */
import { createOneTxPort, ONE_TX_URL, systemWorld } from '@countinghouse/providers';

const [baseUrl = ONE_TX_URL] = process.argv.slice(2);
const profile = baseUrl === ONE_TX_URL ? 'live' : 'sandbox';
const credential = { apiKey: process.env['ONETX_KEY'] ?? '' };

const made = createOneTxPort({ baseUrl, profile, credential, world: systemWorld() });
if (!made.ok) throw new Error(made.error.message);

const list = await made.value.instruments({ active: true, sortBy: 'apy', sortOrder: 'desc' });
if (list.ok) {
  for (const { id, chain, protocol, symbol, apy, check } of list.value.instruments) {
    const proof = check.result === 'checked' ? `fits ${check.proves.join(' and ')}` : check.problem;
    console.log(`${apy ?? '?'} %  ${protocol} ${symbol ?? ''} on ${chain}  ${id}  ${proof}`);
  }
} else {
  console.log(`${list.error.code}: ${list.error.message}`);
  process.exitCode = 1;
}
