import type { ONECLICK_CHAINS } from '../chain/known-chains.ts';

/** For tests only: a good address, the kind it must be found to be, and the form it is kept in. */
export type Vector = {
  readonly code: keyof typeof ONECLICK_CHAINS;
  readonly text: string;
  readonly kind: string;
  readonly kept: string;
};

type Row = readonly [code: Vector['code'], text: string, kind: string, kept?: string];

function vectors(rows: readonly Row[]): readonly Vector[] {
  return rows.map(([code, text, kind, kept]) => ({ code, text, kind, kept: kept ?? text }));
}

/** Addresses with a checksum, from the standards' own vectors where they have them. */
export const CHECKSUMMED: readonly Vector[] = vectors([
  // EIP-55
  ['eth', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'account'],
  ['base', '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359', 'account'],
  ['arb', '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB', 'account'],
  ['hypercore', '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb', 'account'],
  // BIP-173 and BIP-350
  [
    'btc',
    'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
    'p2wpkh',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  ],
  ['btc', 'bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3', 'p2wsh'],
  ['btc', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'p2tr'],
  ['btc', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'p2pkh'],
  ['btc', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'p2sh'],
  ['ltc', 'LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9', 'p2pkh'],
  ['ltc', 'MQMcJhpWHYVeQArcZR3sBgyPZxxRtnH441', 'p2sh'],
  ['ltc', 'ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9', 'p2wpkh'],
  ['doge', 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L', 'p2pkh'],
  ['dash', 'XsV4GHVKGTjQFvwB7c6mYsGV3Mxf7iser6', 'p2pkh'],
  ['dash', '7UkJidhNjEPJCQnCTXeaJKbJmL4JuyV66w', 'p2sh'],
  // The CashAddr specification and the CashTokens one
  ['bch', 'bitcoincash:qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2', 'p2pkh'],
  [
    'bch',
    'qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2',
    'p2pkh',
    'bitcoincash:qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2',
  ],
  ['bch', 'bitcoincash:pvqqqqqqqqqqqqqqqqqqqqqqzg69v7ysqqqqqqqqqqqqqqqqqqqqqpkp7fqn0', 'p2sh'],
  ['bch', 'bitcoincash:zr6m7j9njldwwzlg9v7v53unlr4jkmx6eycnjehshe', 'p2pkh with tokens'],
  // Zcash's own vectors; ZIP 320; ZIP 316
  ['zec', 't1VmmGiyjVNeCjxDZzg7vZmd99WyzVby9yC', 'p2pkh'],
  ['zec', 't3JZcvsuaXE6ygokL4XUiZSTrQBUoPYFnXJ', 'p2sh'],
  ['zec', 'tex1s2rt77ggv6q989lr49rkgzmh5slsksa9khdgte', 'tex'],
  [
    'zec',
    'zs1qqqqqqqqqqqqqqqqqqcguyvaw2vjk4sdyeg0lc970u659lvhqq7t0np6hlup5lusxle75c8v35z',
    'sapling',
  ],
  [
    'zec',
    'u1ddnjsdcpm36r6aq79n3s68shjweksnmwtdltrh046s8m6xcws9ygyawalxx8n6hg6vegk0wh8zjnafxgh6msppjsljvyt0ynece3lvm0',
    'unified',
  ],
  [
    'zec',
    'u1l8xunezsvhq8fgzfl7404m450nwnd76zshscn6nfys7vyz2ywyh4cc5daaq0c7q2su5lqfh23sp7fkf3kt27ve5948mzpfdvckzaect2jtte308mkwlycj2u0eac077wu70vqcetkxf',
    'unified',
  ],
  // TON documentation
  ['ton', 'EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF', 'bounceable'],
  ['ton', 'UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA', 'non-bounceable'],
  [
    'ton',
    'UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff+W72r5gqPuwA',
    'non-bounceable',
    'UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA',
  ],
  // ripple-address-codec
  ['xrp', 'rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf', 'account'],
  [
    'xrp',
    'XVLhHMPHU98es4dbozjVtdWzVrDjtV5fdx1mHp98tDMoQXb',
    'account',
    'rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf',
  ],
  // SEP-23
  ['stellar', 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ', 'account'],
  ['tron', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'account'],
  // CIP-19, and the two sorts of Byron addresses
  [
    'cardano',
    'addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x',
    'base',
  ],
  [
    'cardano',
    'addr1z8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gten0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgs9yc0hh',
    'base',
  ],
  ['cardano', 'addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8', 'enterprise'],
  ['cardano', 'addr1w8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtcyjy7wx', 'enterprise'],
  ['cardano', 'Ae2tdPwUPEZ4YjgvykNpoFeYUxoyhNj2kg8KfKWN2FizsSpLUPv68MpTVDo', 'byron'],
  [
    'cardano',
    'DdzFFzCqrht4PWfBGtmrQz4x1GkZHYLVGbK7aaBkjWxujxzz3L5GxCgPiTsks5RjUr3yX9KvwKjNJBt7ZzPCmS3fUQrGeRvo9Y1YBQKQ',
    'byron',
  ],
  ['aleo', 'aleo1rhgdu77hgyqd3xjj8ucu3jj9r2krwz6mnzyd80gncr5fxcwlh5rsvzp9px', 'account'],
  // starknet.js
  [
    'starknet',
    '0x02Fd23d9182193775423497fc0c472E156C57C69E4089A1967fb288A2d84e914',
    'contract',
    '0x02fd23d9182193775423497fc0c472e156c57c69e4089a1967fb288a2d84e914',
  ],
]);

/** Addresses of forms without a checksum. */
export const FORM_ONLY: readonly Vector[] = vectors([
  [
    'op',
    '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
    'account',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  ],
  [
    'op',
    '0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED',
    'account',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  ],
  ['sol', 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', 'key'],
  ['sol', 'DShWnroshVbeUp28oopA3Pu7oFPDBtC1DBmPECXXAQ9n', 'program'],
  ['fogo', 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', 'key'],
  ['near', 'alice.near', 'named'],
  ['near', 'usdt.tether-token.near', 'named'],
  ['near', 'a_b-c.d', 'named'],
  ['near', '98793cd91a3f870fb126f66285808c7e094afcfc4eda8a970f6648cdf0dbd6de', 'implicit'],
  ['near', '0x85f17cf997934a597031b2e18a9ab6ebd4b9f6a4', 'ethereum-like'],
  ['near', '0s85f17cf997934a597031b2e18a9ab6ebd4b9f6a4', 'deterministic'],
  [
    'ton',
    '0:CA6E321C7CCE9ECEDF0A8CA2492EC8592494AA5FB5CE0387DFF96EF6AF982A3E',
    'raw',
    '0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e',
  ],
  ['sui', `0x${'aB'.repeat(32)}`, 'account', `0x${'ab'.repeat(32)}`],
  ['aptos', `0x${'1f'.repeat(32)}`, 'account'],
  ['movement', `0x${'1f'.repeat(32)}`, 'account'],
  [
    'starknet',
    '0x2fd23d9182193775423497fc0c472e156c57c69e4089a1967fb288a2d84e914',
    'contract',
    '0x02fd23d9182193775423497fc0c472e156c57c69e4089a1967fb288a2d84e914',
  ],
]);

/** Texts that must be refused, each by its own code. */
export const REFUSED: readonly (readonly [keyof typeof ONECLICK_CHAINS, string, string])[] = [
  ['eth', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed', 'BAD_CHECKSUM'],
  ['eth', '5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'BAD_FORM'],
  ['eth', '0X5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', 'BAD_FORM'],
  ['eth', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe', 'BAD_FORM'],
  ['eth', 'base:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'BAD_FORM'],
  ['eth', 'vitalik.eth', 'BAD_FORM'],
  ['eth', `0x${'0'.repeat(40)}`, 'NOT_PAYABLE'],
  ['eth', `0x${'4c'.repeat(32)}`, 'SECRET_KEY'],
  ['eth', '0x5aAeb6053F3E94C9 b9A09f33669435E7Ef1BeAed', 'BAD_FORM'],
  ['eth', '0x5аAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'BAD_FORM'],
  // BIP-173 and BIP-350: wrong checksum kind, mixed case, wrong lengths, version not in use, padding
  ['btc', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd', 'BAD_CHECKSUM'],
  ['btc', 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3t4', 'BAD_CHECKSUM'],
  ['btc', 'bc1rw5uspcuh', 'BAD_CHECKSUM'],
  ['btc', 'bc1gmk9yu', 'BAD_CHECKSUM'],
  ['btc', 'bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du', 'BAD_CHECKSUM'],
  ['btc', 'BC1SW50QGDZ25J', 'BAD_CHECKSUM'],
  ['btc', 'BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P', 'BAD_CHECKSUM'],
  ['btc', 'bc1pfeessrawgf', 'NOT_PAYABLE'],
  ['btc', 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', 'WRONG_NETWORK'],
  ['btc', 'TB1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KXPJZSX', 'WRONG_NETWORK'],
  ['btc', 'mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn', 'WRONG_NETWORK'],
  ['btc', '2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc', 'WRONG_NETWORK'],
  ['btc', 'LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9', 'OTHER_CHAIN'],
  ['btc', 'bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'BAD_FORM'],
  ['btc', '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ', 'SECRET_KEY'],
  ['btc', 'KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617', 'SECRET_KEY'],
  ['ltc', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'OTHER_CHAIN'],
  ['ltc', 'tltc1qw508d6qejxtdg4y5r3zarvary0c5xw7klfsuq0', 'WRONG_NETWORK'],
  ['ltc', 'mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn', 'WRONG_NETWORK'],
  ['doge', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'OTHER_CHAIN'],
  ['dash', 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L', 'OTHER_CHAIN'],
  ['bch', 'bchtest:pr6m7j9njldwwzlg9v7v53unlr4jkmx6eyvwc0uz5t', 'WRONG_NETWORK'],
  ['bch', 'pr6m7j9njldwwzlg9v7v53unlr4jkmx6eyvwc0uz5t', 'WRONG_NETWORK'],
  ['bch', 'pref:pr6m7j9njldwwzlg9v7v53unlr4jkmx6ey65nvtks5', 'BAD_FORM'],
  ['bch', 'bitcoincash:q9adhakpwzztepkpwp5z0dq62m6u5v5xtyj7j3h2ws4mr9g0', 'BAD_FORM'],
  ['bch', 'bitcoincash:Qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2', 'BAD_FORM'],
  ['bch', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'OTHER_CHAIN'],
  ['zec', 'tm9iMLAuYMzJ6jtFLcA7rzUmfreGuKvr7Ma', 'WRONG_NETWORK'],
  ['zec', 't26YoyZ1iPgiMEWL4zGUm74eVWfhyDMXzY2', 'WRONG_NETWORK'],
  ['zec', 'textest1qyqszqgpqyqszqgpqyqszqgpqyqszqgpfcjgfy', 'WRONG_NETWORK'],
  ['zec', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'BAD_FORM'],
  ['sol', '11111111111111111111111111111111', 'NOT_PAYABLE'],
  ['sol', 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyT', 'BAD_FORM'],
  ['sol', 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt0v', 'BAD_FORM'],
  ['near', 'alice.testnet', 'WRONG_NETWORK'],
  ['near', 'Alice.near', 'BAD_FORM'],
  ['near', 'alice..near', 'BAD_FORM'],
  ['near', '-alice.near', 'BAD_FORM'],
  ['near', 'a', 'BAD_FORM'],
  ['near', `${'a'.repeat(61)}.near`, 'BAD_FORM'],
  ['near', 'system', 'NOT_PAYABLE'],
  ['near', `0x${'0'.repeat(40)}`, 'NOT_PAYABLE'],
  ['near', 'ed25519:DcA2MzgpJbrUATQLLceocVckhhAqrkingax4oJ9kZ847', 'SECRET_KEY'],
  ['ton', 'kQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPgpP', 'WRONG_NETWORK'],
  ['ton', 'EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHG', 'BAD_CHECKSUM'],
  ['ton', `0:${'0'.repeat(64)}`, 'NOT_PAYABLE'],
  ['ton', `1:${'1'.repeat(64)}`, 'BAD_FORM'],
  ['xrp', 'XVLhHMPHU98es4dbozjVtdWzVrDjtV18pX8yuPT7y4xaEHi', 'TAGGED'],
  ['xrp', 'rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf:123', 'TAGGED'],
  ['xrp', 'rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf?dt=123', 'TAGGED'],
  ['xrp', 'T7oKJ3q7s94kDH6tpkBowhetT1JKfcfdSCmAXbS75iATyLD', 'WRONG_NETWORK'],
  ['xrp', 'rrrrrrrrrrrrrrrrrrrrrhoLvTp', 'NOT_PAYABLE'],
  ['xrp', 'rrrrrrrrrrrrrrrrrrrrBZbvji', 'NOT_PAYABLE'],
  ['xrp', 'snoPBrXtMeMyMHUVTgbuqAfg1SUTb', 'SECRET_KEY'],
  ['xrp', 'sEdTM1uX8pu2do5XvTnutH6HsouMaM2', 'SECRET_KEY'],
  // SEP-23
  ['stellar', 'MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUQ', 'TAGGED'],
  ['stellar', 'CA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUWDA', 'NOT_PAYABLE'],
  ['stellar', 'LA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUPJN', 'BAD_FORM'],
  ['stellar', 'GAAAAAAAACGC6', 'BAD_FORM'],
  ['stellar', 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZA', 'BAD_FORM'],
  ['stellar', 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUACUSI', 'BAD_FORM'],
  ['stellar', 'G47QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVP2I', 'BAD_FORM'],
  [
    'stellar',
    'MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUR',
    'BAD_CHECKSUM',
  ],
  [
    'stellar',
    'MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUO',
    'BAD_CHECKSUM',
  ],
  ['stellar', 'SBU2RRGLXH3E5CQHTD3ODLDF2BWDCYUSSBLLZ5GNW7JXHDIYKXZWHOKR', 'SECRET_KEY'],
  ['stellar', 'bob*example.com', 'BAD_FORM'],
  ['tron', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'OTHER_CHAIN'],
  ['tron', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'BAD_FORM'],
  // CIP-19
  ['cardano', 'addr_test1vz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzerspjrlsz', 'WRONG_NETWORK'],
  ['cardano', 'stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw', 'NOT_PAYABLE'],
  ['cardano', 'addr1gx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer5pnz75xxcrzqf96k', 'BAD_FORM'],
  [
    'cardano',
    '37btjrVyb4KDXBNC4haBVPCrro8AQPHwvCMp3RFhhSVWwfFmZ6wwzSK6JK1hY6wHNmtrpTf1kdbva8TCneM2YsiXT7mrzT21EacHnPpz5YyUdj64na',
    'WRONG_NETWORK',
  ],
  ['aleo', 'aleo1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq3ljyzc', 'NOT_PAYABLE'],
  ['aleo', 'APrivateKey1zkp8CZNn3yeCseEtxuVPbDCwSyhGW6yZKUYKfgXmcpoGPWH', 'SECRET_KEY'],
  ['sui', '0x2', 'BAD_FORM'],
  ['sui', `0x${'0'.repeat(63)}2`, 'NOT_PAYABLE'],
  ['aptos', `0x${'0'.repeat(64)}`, 'NOT_PAYABLE'],
  ['starknet', '0x0', 'NOT_PAYABLE'],
  ['starknet', '0x07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00', 'BAD_FORM'],
  [
    'starknet',
    '0x02fd23d9182193775423497fc0c472E156C57C69E4089A1967fb288A2d84e914',
    'BAD_CHECKSUM',
  ],
  [
    'btc',
    'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about',
    'SECRET_KEY',
  ],
  [
    'eth',
    'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi',
    'SECRET_KEY',
  ],
];
