import type { EndpointCheck, Network } from '../../../contract/network.ts';
import { BASE } from '../sample/base.ts';
import { DISAGREEMENTS } from '../sample/disagreements.ts';
import { DOORS } from '../sample/doors.ts';
import { CONNECTED } from '../sample/earn.ts';
import { houseOf, LIVE } from '../sample/house.ts';
import { ago } from '../sample/time.ts';
import type { Move, Scene } from '../scene.ts';
import { NEVER, ok, refuse, type Script, together } from '../script.ts';

const NETWORK: Network = {
  chains: [
    {
      id: 'eip155:8453',
      rpcUrls: ['https://base.example.org/v1', 'https://mainnet.base.example.com'],
    },
    { id: 'eip155:42161', rpcUrls: ['https://arb.example.org/v1'] },
  ],
  oneclick: { baseUrl: 'https://1click.example.org' },
  onetx: { baseUrl: 'https://1tx.example.org/api/v1' },
  priceSource: '1click',
};
const CODE = 'K7Q2M-94XTD-PW3RH-6ZN0V-B8YFC-1S5GJ-EA4KT-9M2QX';

const check = (url: string, head: number, chain = 'eip155:8453'): EndpointCheck => ({
  chain,
  url,
  outcome: 'ok',
  sentence: `${new URL(url).host} answers, at block ${head}.`,
  named: chain.replace('eip155:', ''),
  head,
  at: ago(0),
});
const about: Script = {
  house: {
    about: () =>
      ok({
        version: '0.1.0',
        host: 'browser',
        platform: 'linux x64',
        node: '24.21.0',
        dataFolder: '/people/margaret/.local/share/countinghouse',
        processes: [
          { name: 'host', pid: 4102 },
          { name: 'backend', pid: 4117 },
          { name: 'signer', pid: 4163 },
        ],
        startedAt: ago(95),
      }),
  },
};
const live = together(BASE, houseOf({ profile: LIVE, sandbox: 'not needed' }), about, {
  networks: {
    get: () => ok(NETWORK),
    check: () =>
      ok({
        endpoints: [
          check('https://base.example.org/v1', 22_418_240),
          check('https://mainnet.base.example.com', 22_417_036),
          check('https://arb.example.org/v1', 301_244_871, 'eip155:42161'),
        ],
        oneclick: { ok: true, failure: null },
      }),
  },
  doors: DOORS,
});
const at = '/settings';
const part = (name: string): Move => ({ click: name, role: 'tab' });

const missing = {
  connections: {
    list: () => ok(CONNECTED.map((one) => ({ ...one, key: 'missing' as const, since: null }))),
  },
};

export const SETTINGS_SCENES: readonly Scene[] = [
  { name: 'settings/locks', at, script: live, shows: 'Let it open watching' },
  {
    name: 'settings/keychain-locked',
    at,
    script: together(
      live,
      houseOf({
        profile: LIVE,
        sandbox: 'not needed',
        keychain: 'locked',
        keychainOpensTracking: true,
      }),
      about,
    ),
    shows: 'Take that back',
  },
  {
    name: 'settings/loading',
    at,
    script: together(live, { settings: { get: () => NEVER } }),
    shows: 'Settings',
  },
  {
    name: 'settings/failed',
    at,
    script: together(live, {
      settings: { get: () => refuse('DISK_ERROR', 'The ledger could not be read just now.') },
    }),
    shows: 'The settings could not be read',
  },
  {
    name: 'settings/passphrase',
    at,
    script: live,
    moves: [
      { click: 'Change' },
      { fill: 'New passphrase', with: 'plum anchor violet harbour' },
      { see: 'guesses a second' },
    ],
    shows: 'the old one no longer does',
  },
  {
    name: 'settings/check-code',
    at,
    script: live,
    moves: [{ click: 'Try it' }],
    shows: '0 of 40',
  },
  {
    name: 'settings/new-code',
    at,
    script: live,
    courier: { ok: true, shown: CODE },
    moves: [
      { click: 'Renew' },
      { fill: 'Your passphrase', with: 'plum anchor violet harbour' },
      { click: 'Make a new code' },
    ],
    shows: 'I have written it down',
  },
  {
    name: 'settings/keychain',
    at,
    script: live,
    moves: [{ click: 'Let it open watching' }],
    shows: 'Whoever is logged in',
  },
  {
    name: 'settings/looks',
    at,
    script: live,
    moves: [part('Looks and swaps')],
    shows: 'Chalk on slate.',
  },
  {
    name: 'settings/connections',
    at,
    script: live,
    moves: [part('Connections')],
    shows: 'kept, sealed in your ledger',
  },
  {
    name: 'settings/connections-missing',
    at,
    script: together(live, missing),
    moves: [part('Connections')],
    shows: 'none yet',
  },
  {
    name: 'settings/connections-keep',
    at,
    script: together(live, missing),
    moves: [
      part('Connections'),
      { click: 'Keep a key' },
      { fill: 'API key', with: 'a key with spaces' },
    ],
    shows: 'A key has no spaces',
  },
  {
    name: 'settings/connections-refused',
    at,
    script: together(live, {
      connections: { check: () => refuse('PROVIDER_REFUSED', '1tx does not know this key.') },
    }),
    moves: [part('Connections'), { click: 'Ask it' }],
    shows: 'did not answer as it should',
  },
  {
    name: 'settings/network',
    at,
    script: live,
    moves: [part('Network')],
    shows: 'Whom it talks to',
  },
  {
    name: 'settings/network-checked',
    at,
    script: live,
    moves: [part('Network'), { click: 'Check them' }],
    shows: 'blocks behind the others',
  },
  {
    name: 'settings/network-sandbox',
    at,
    script: together(live, houseOf(), about),
    moves: [part('Network')],
    shows: 'there is nothing to set here',
  },
  {
    name: 'settings/network-disagree',
    at,
    script: together(live, { networks: { disagreements: () => ok([...DISAGREEMENTS]) } }),
    moves: [part('Network')],
    shows: 'Servers told different stories.',
  },
  {
    name: 'settings/network-failed',
    at,
    script: together(live, {
      networks: { get: () => refuse('NOT_NOW', 'The sandbox is not running at the moment.') },
    }),
    moves: [part('Network')],
    shows: 'The endpoints could not be read',
  },
  {
    name: 'settings/computer',
    at,
    script: live,
    moves: [part('This computer')],
    shows: 'Copy diagnostics',
  },
];
