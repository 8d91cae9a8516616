import { BASE } from '../sample/base.ts';
import { DOORS } from '../sample/doors.ts';
import { houseOf, LOCKED } from '../sample/house.ts';
import { NOW } from '../sample/time.ts';
import type { Move, Scene } from '../scene.ts';
import { ok, type Script, together } from '../script.ts';

const CODE = '7XQ2M-9KHTB-4WJ0C-ZR8ND-1FV6P-G3YAE-5SM7Q-K2XH9';
const PHRASE =
  'orbit lantern maple quiet harbor velvet sister canyon ribbon tunnel market window'.split(' ');
const PASSPHRASE = 'quiet harbor seven lanterns';

const empty: Script = together(
  BASE,
  houseOf({ ...LOCKED, phase: 'empty', profiles: [], profile: null, sandbox: 'not needed' }),
  { doors: DOORS },
);

const sandbox: readonly Move[] = [
  { click: 'Sandbox: practise with play money', role: 'radio' },
  { click: 'Go on' },
];
const live: readonly Move[] = [
  { click: 'Live: real money', role: 'radio' },
  { click: 'Go on' },
  { fill: 'Endpoints', with: 'https://base.node.example/v2/key\nhttps://mainnet.example' },
];
const made: readonly Move[] = [
  ...sandbox,
  { fill: 'Passphrase', with: PASSPHRASE },
  { fill: 'The same again', with: PASSPHRASE },
  { click: 'Make the profile' },
];
const written: readonly Move[] = [
  ...made,
  { click: 'I have written it down', role: 'checkbox' },
  { click: 'Go on' },
];
const checked: readonly Move[] = [
  ...written,
  { fill: 'Recovery code', with: CODE },
  { click: 'Try it' },
];

const endpoint = (url: string, outcome: 'ok' | 'wrong chain', sentence: string) => ({
  chain: 'eip155:8453',
  url,
  outcome,
  sentence,
  named: outcome === 'ok' ? '8453' : '1',
  head: 21_402_118,
  at: NOW,
});

export const FIRST_RUN_SCENES: readonly Scene[] = [
  { name: 'first-run/1-kind', script: empty, shows: 'Open a counting house' },
  {
    name: 'first-run/1-kind-chosen',
    script: empty,
    moves: sandbox.slice(0, 1),
    shows: 'What this profile is called',
  },
  { name: 'first-run/2-network', script: empty, moves: live.slice(0, 2), shows: 'Endpoints' },
  {
    name: 'first-run/2-network-wrong-chain',
    script: together(empty, {
      networks: {
        check: () =>
          ok({
            endpoints: [
              endpoint('https://base.node.example/v2/key', 'ok', 'Base, at block 21,402,118.'),
              endpoint('https://mainnet.example', 'wrong chain', 'It says that it is chain 1.'),
            ],
            oneclick: {
              ok: false,
              failure: {
                code: 'PROVIDER_UNAVAILABLE',
                message: 'No answer within 10 seconds.',
                requestId: '7d1c0e5a-2f1b-4c39-9a7e',
              },
            },
          }),
      },
    }),
    moves: [...live, { click: 'Check and go on' }],
    shows: 'wrong chain',
  },
  { name: 'first-run/3-passphrase', script: empty, moves: sandbox, shows: 'The same again' },
  {
    name: 'first-run/3-passphrase-weak',
    script: empty,
    moves: [...sandbox, { fill: 'Passphrase', with: 'password1' }],
    shows: 'Very weak.',
  },
  {
    name: 'first-run/3-passphrase-strong',
    script: empty,
    moves: [...sandbox, { fill: 'Passphrase', with: PASSPHRASE }],
    shows: 'Strong.',
  },
  {
    name: 'first-run/4-code',
    script: empty,
    courier: { ok: true, shown: CODE },
    moves: made,
    shows: 'Write this down',
  },
  {
    name: 'first-run/5-code-check',
    script: empty,
    courier: { ok: true, shown: CODE },
    moves: [...written, { fill: 'Recovery code', with: CODE.slice(0, 23) }],
    shows: 'Read it back',
  },
  {
    name: 'first-run/6-wallet',
    script: empty,
    courier: { ok: true, shown: CODE },
    moves: checked,
    shows: 'Make a new one',
  },
  {
    name: 'first-run/6-wallet-import',
    script: empty,
    courier: { ok: true, shown: CODE },
    moves: [
      ...checked,
      { click: 'Bring one along by its phrase', role: 'radio' },
      { click: 'Go on' },
      { fill: 'Phrase', with: PHRASE.slice(0, 9).join(' ') },
    ],
    shows: '9 words; a phrase has',
  },
  {
    name: 'first-run/7-phrase',
    at: '/wallets/new',
    script: together(BASE, houseOf(), {
      doors: DOORS,
      accounts: { createWallet: () => ok({ walletId: 'w1', addresses: [] }) },
    }),
    courier: { ok: true, shown: PHRASE.join(' ') },
    moves: [
      { click: 'Go on' },
      { click: 'Make it' },
      { fill: 'Your passphrase, once more', with: PASSPHRASE },
      { click: 'Show the phrase' },
    ],
    shows: 'lantern',
  },
  {
    name: 'first-run/7-phrase-check',
    at: '/wallets/new',
    script: together(BASE, houseOf(), {
      doors: DOORS,
      accounts: { createWallet: () => ok({ walletId: 'w1', addresses: [] }) },
    }),
    courier: { ok: true, shown: PHRASE.join(' ') },
    moves: [
      { click: 'Go on' },
      { click: 'Make it' },
      { fill: 'Your passphrase, once more', with: PASSPHRASE },
      { click: 'Show the phrase' },
      { click: 'I have written it down' },
    ],
    shows: 'Read these words from your paper.',
  },
  {
    name: 'first-run/8-ready',
    script: empty,
    courier: { ok: true, shown: CODE },
    moves: [...checked, { click: 'Later' }],
    shows: 'The house is open',
  },
];
