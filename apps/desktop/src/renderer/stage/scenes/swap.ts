import { BASE } from '../sample/base.ts';
import { houseOf } from '../sample/house.ts';
import { SWAPPING } from '../sample/swap.ts';
import { MOVED, REFUSED_SIGNATURE } from '../sample/swap-actions.ts';
import type { Move, Scene } from '../scene.ts';
import { NEVER, ok, refuse, together } from '../script.ts';

const open = together(BASE, houseOf(), SWAPPING);

const choose = (which: 'Token they get' | 'Token you pay with', words: string): readonly Move[] => [
  { click: which },
  { fill: 'Search tokens', with: words },
  { press: 'Enter' },
];
const pay: Move = { fill: 'You pay', with: '250' };
const toEth = choose('Token they get', 'eth arbitrum');
const toBtc = choose('Token they get', 'btc bitcoin');
const REVIEW = 'Review this swap';

export const SWAP_SCENES: readonly Scene[] = [
  { name: 'swap/empty', at: '/swap', script: open, shows: 'Say what they shall get' },
  {
    name: 'swap/loading',
    at: '/swap',
    script: together(BASE, houseOf()),
    shows: 'The price appears here',
  },
  {
    name: 'swap/tokens-failed',
    at: '/swap',
    script: together(open, {
      swap: {
        tokens: () =>
          refuse('PROVIDER_UNAVAILABLE', '1Click did not answer in time. Try again in a moment.', {
            requestId: '01J9ZK3M7Q5T2V8X4B6N0R1C2D',
          }),
      },
    }),
    shows: 'The list of tokens could not be read',
  },
  {
    name: 'swap/picker',
    at: '/swap',
    script: open,
    moves: [{ click: 'Token they get' }],
    shows: 'tokens on',
  },
  {
    name: 'swap/picker-search',
    at: '/swap',
    script: open,
    moves: [{ click: 'Token they get' }, { fill: 'Search tokens', with: 'usdc' }],
    shows: 'on Avalanche',
  },
  {
    // Typed as a person does, at whatever has the focus.
    name: 'swap/picker-typed',
    at: '/swap',
    script: open,
    moves: [
      { click: 'Token they get' },
      { see: 'tokens on' },
      ...['z', 'z', ' ', 'z'].map((press) => ({ press })),
    ],
    shows: 'Nothing is called that',
  },
  {
    name: 'swap/picker-nothing',
    at: '/swap',
    script: open,
    moves: [{ click: 'Token they get' }, { fill: 'Search tokens', with: 'zzz' }],
    shows: 'Nothing is called that',
  },
  { name: 'swap/quoted', at: '/swap', script: open, moves: [...toEth, pay], shows: 'at worst' },
  {
    name: 'swap/all-of-a-coin',
    at: '/swap',
    script: open,
    moves: [...choose('Token you pay with', 'eth base'), { click: 'Use all but' }],
    shows: 'for network fees',
  },
  {
    name: 'swap/exact-output',
    at: '/swap',
    script: open,
    moves: [...toEth, { fill: 'They get', with: '0.075' }],
    shows: ', exactly',
  },
  {
    name: 'swap/asking',
    at: '/swap',
    script: together(open, { swap: { quote: () => NEVER } }),
    moves: [...toEth, pay],
    shows: 'Paid out to',
  },
  {
    name: 'swap/bad-amount',
    at: '/swap',
    script: open,
    moves: [...toEth, { fill: 'You pay', with: '25.1234567' }],
    shows: 'It is not rounded for you',
  },
  {
    name: 'swap/more-than-held',
    at: '/swap',
    script: open,
    moves: [...toEth, { fill: 'You pay', with: '90000' }],
    shows: 'holds',
  },
  {
    name: 'swap/recipient',
    at: '/swap',
    script: open,
    moves: [...toEth, pay, { see: 'at worst' }, { click: 'Change: Paid out to' }],
    shows: 'Somebody else',
  },
  {
    name: 'swap/recipient-typed',
    at: '/swap',
    script: open,
    moves: [
      ...toBtc,
      pay,
      { fill: 'Address on Bitcoin', with: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' },
    ],
    shows: 'A well-formed address of Bitcoin.',
  },
  {
    name: 'swap/slippage',
    at: '/swap',
    script: open,
    moves: [...toEth, pay, { see: 'at worst' }, { click: 'Change: The price may move by' }],
    shows: 'Less is safer',
  },
  {
    name: 'swap/outside',
    at: '/swap',
    script: open,
    moves: [
      ...choose('Token you pay with', 'btc bitcoin'),
      ...choose('Token they get', 'usdc base'),
      { fill: 'You pay', with: '0.05' },
      {
        fill: 'Refund address on Bitcoin',
        with: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
      },
    ],
    shows: 'an exchange sends from',
  },
  {
    name: 'swap/too-little',
    at: '/swap',
    script: together(open, {
      swap: {
        quote: () =>
          refuse(
            'PROVIDER_REFUSED',
            'This is below the minimum of the route: send at least 2.04 USDC.',
            { detail: 'AMOUNT_TOO_LOW', requestId: '01J9ZK3M7Q5T2V8X4B6N0R1C2D' },
          ),
      },
    }),
    moves: [...toEth, { fill: 'You pay', with: '1' }],
    shows: 'Too little for this route',
  },
  {
    name: 'swap/no-liquidity',
    at: '/swap',
    script: together(open, {
      swap: {
        quote: () =>
          refuse(
            'PROVIDER_REFUSED',
            'Nobody offers this swap at the moment. Try a smaller amount, or again in a few minutes.',
            { detail: 'NO_LIQUIDITY', requestId: '01J9ZK3M7Q5T2V8X4B6N0R1C2D' },
          ),
      },
    }),
    moves: [...toEth, pay],
    shows: 'Nobody offers this at the moment',
  },
  {
    name: 'swap/starting',
    at: '/swap',
    script: together(open, { swap: { start: () => NEVER } }),
    moves: [...toEth, pay, { see: 'at worst' }, { click: REVIEW }],
    shows: 'Asking 1Click for the real quote',
  },
  {
    name: 'swap/price-moved',
    at: '/swap',
    script: together(open, {
      swap: { start: () => ok({ actionId: MOVED.row.id }) },
      actions: { get: () => ok(MOVED) },
    }),
    moves: [...toEth, pay, { see: 'at worst' }, { click: REVIEW }],
    shows: 'Go on at the price of now',
  },
  {
    name: 'swap/quote-refused',
    at: '/swap',
    script: together(open, {
      swap: { start: () => ok({ actionId: REFUSED_SIGNATURE.row.id }) },
      actions: { get: () => ok(REFUSED_SIGNATURE) },
    }),
    moves: [...toEth, pay, { see: 'at worst' }, { click: REVIEW }],
    shows: 'This quote was refused',
  },
];
