import { type AbiFunction, parseAbiItem, toFunctionSelector } from 'viem';

/** A function whose arguments this program can name. */
export interface KnownFunction {
  readonly abi: AbiFunction;
  /** The argument that says how much the account parts with; none where it only takes back its own. */
  readonly amount?: string;
  /** The argument that says who gets something, or may take it. */
  readonly recipient?: string;
}

const known: readonly (readonly [string, Omit<KnownFunction, 'abi'>])[] = [
  ['approve(address spender, uint256 amount)', { amount: 'amount', recipient: 'spender' }],
  ['transfer(address to, uint256 amount)', { amount: 'amount', recipient: 'to' }],
  ['transferFrom(address from, address to, uint256 amount)', { amount: 'amount', recipient: 'to' }],
  [
    'increaseAllowance(address spender, uint256 amount)',
    { amount: 'amount', recipient: 'spender' },
  ],
  // ERC-4626
  ['deposit(uint256 amount, address receiver)', { amount: 'amount', recipient: 'receiver' }],
  ['mint(uint256 shares, address receiver)', { amount: 'shares', recipient: 'receiver' }],
  ['withdraw(uint256 assets, address receiver, address owner)', { recipient: 'receiver' }],
  ['redeem(uint256 shares, address receiver, address owner)', { recipient: 'receiver' }],
  // Aave v3
  [
    'supply(address asset, uint256 amount, address onBehalfOf, uint16 referralCode)',
    { amount: 'amount', recipient: 'onBehalfOf' },
  ],
  ['withdraw(address asset, uint256 amount, address to)', { recipient: 'to' }],
  // Compound v3
  ['supply(address asset, uint256 amount)', { amount: 'amount' }],
  ['withdraw(address asset, uint256 amount)', {}],
  // Instead of approving: the manager may take all of it, and a sale through the router of 1tx needs that.
  ['allow(address manager, bool isAllowed)', { recipient: 'manager' }],
  // The router of 1tx: deposits and pays out to whoever calls it.
  [
    'buy(bytes32 instrumentId, uint256 amount, uint256 minDeposited, bool fast, uint256 maxFee, uint16 referralBps, address referral)',
    { amount: 'amount' },
  ],
  [
    'sell(bytes32 instrumentId, uint256 shares, uint256 minOut, uint16 referralBps, address referral)',
    {},
  ],
  // CCTP v2
  [
    'depositForBurn(uint256 amount, uint32 destinationDomain, bytes32 mintRecipient, address burnToken, bytes32 destinationCaller, uint256 maxFee, uint32 minFinalityThreshold)',
    { amount: 'amount', recipient: 'mintRecipient' },
  ],
  [
    'depositForBurnWithHook(uint256 amount, uint32 destinationDomain, bytes32 mintRecipient, address burnToken, bytes32 destinationCaller, uint256 maxFee, uint32 minFinalityThreshold, bytes hookData)',
    { amount: 'amount', recipient: 'mintRecipient' },
  ],
];

const bySelector: ReadonlyMap<string, KnownFunction> = new Map(
  known.map(([signature, roles]) => {
    const abi = parseAbiItem(`function ${signature}`) as AbiFunction;
    return [toFunctionSelector(abi), { abi, ...roles }];
  }),
);

/** The function behind a selector, as its signature is public knowledge; null for others. */
export function knownFunction(selector: string): KnownFunction | null {
  return bySelector.get(selector) ?? null;
}
