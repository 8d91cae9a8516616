import type { ActionDetail, StoryLine } from '../../../contract/actions.ts';
import type { Amount } from '../../../contract/values.ts';
import { MAIN } from './accounts.ts';
import { usdc } from './actions.ts';
import { line, swap } from './story.ts';
import { ago, ahead } from './time.ts';

const btc = (units: string): Amount => ({
  asset: 'bip122:000000000019d6689c085ae165831e93/slip44:0',
  symbol: 'BTC',
  decimals: 8,
  units,
  price: { usd: '97401.2', source: '1Click', at: ago(2) },
});
const BITCOIN_DEPOSIT = 'bc1p5d7rjq7g6rdk2yhzks9smlaqtedr4dekq08ge8ztwac72sfr9rusxg3297';
const OUTSIDE_STORY: readonly StoryLine[] = [
  line(
    401,
    1,
    'our record',
    `A swap of 0.05 BTC on Bitcoin to USDC on Base for ${MAIN} was written down.`,
  ),
  line(
    402,
    1,
    'signed by the provider',
    `Pay 0.05 BTC to ${BITCOIN_DEPOSIT}; get 4855.44 USDC, at least 4831.16 USDC.`,
  ),
];

export const OUTSIDE = swap(
  {
    id: 'f6'.repeat(16),
    status: 'needs you',
    sentence: `Send 0.05 BTC to ${BITCOIN_DEPOSIT}.`,
    waitingFor: 'SEND_DEPOSIT',
    pays: btc('5000000'),
    gets: usdc('4855440000'),
  },
  {
    account: null,
    story: [...OUTSIDE_STORY],
    deposit: {
      address: BITCOIN_DEPOSIT,
      memo: null,
      memoNote: null,
      amount: btc('5000000'),
      chain: { id: 'bip122:000000000019d6689c085ae165831e93', name: 'Bitcoin' },
      uri: `bitcoin:${BITCOIN_DEPOSIT}?amount=0.05`,
      sendBefore: ahead(47),
      refundTo: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
    },
    commands: ['cancel', 'sent', 'not-sent'],
    atWorst:
      'What arrives too late or too little does not get swapped: it comes back to bc1qar…5mdq. If you send nothing, nothing happens.',
  },
);

const STELLAR = 'GDJ4JZXZELZD737NVFORH4PSSQDWFDZTKW3AIDKHYQG23ZXBPDGGQBJK';
export const OUTSIDE_MEMO: ActionDetail = {
  ...OUTSIDE,
  row: {
    ...OUTSIDE.row,
    sentence: `Send 1200 XLM to ${STELLAR} with the memo 7421905133.`,
    pays: {
      ...btc('12000000000'),
      symbol: 'XLM',
      decimals: 7,
      asset: 'stellar:pubnet/slip44:148',
      price: null,
    },
  },
  deposit: {
    address: STELLAR,
    memo: '7421905133',
    memoNote: 'On Stellar it goes into the field “memo”, as text.',
    amount: { ...btc('12000000000'), symbol: 'XLM', decimals: 7, price: null },
    chain: { id: 'stellar:pubnet', name: 'Stellar' },
    uri: STELLAR,
    sendBefore: ahead(8),
    refundTo: 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ',
  },
};

export const DID_YOU_SEND: ActionDetail = {
  ...OUTSIDE,
  row: {
    ...OUTSIDE.row,
    sentence: 'The time to send is over. Say whether you sent the deposit.',
    waitingFor: 'DID_YOU_SEND',
  },
  deposit: null,
};
