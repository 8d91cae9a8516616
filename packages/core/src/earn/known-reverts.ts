/** What an error of the chain means, and what a person can do about it. */
export interface KnownRevert {
  /** Goes on after "It failed: ". */
  readonly why: string;
  /** A sentence; null where there is nothing to do but look. */
  readonly todo: string | null;
}

const AGAIN = 'Order again; if that fails as well, keep the evidence and ask 1tx.';
const AUTHORIZE = 'Look at the right on the page of the account, and authorize the chain again.';
const SMALLER = 'Look at what the account holds, and choose a smaller amount.';

/**
 * Errors of EntryPoint (AA…), of the account, its policies, and the contracts an order runs through. The
 * first that fits counts: what an operation failed by in the end stands before what it failed in.
 */
const KNOWN: readonly (readonly [error: RegExp, why: string, todo: string | null])[] = [
  [
    /\bInsufficientOutput\b|\bToo little received\b|\bV4TooLittleReceived\b/i,
    'less would have come out than you accept',
    'Order again, or accept more slippage.',
  ],
  [
    /\bSpendCapExceeded\b/,
    'it would have gone beyond the cap of the right you gave',
    'Order less, wait for the next period, or authorize the chain again with a higher cap.',
  ],
  [
    /\bCallViolatesParamRule\b/,
    'the right you gave does not let it pass: its amount is above your cap, or it goes where the right does not reach',
    'Order less, or authorize the chain again with a higher cap.',
  ],
  [
    /\bCallViolatesValueRule\b/,
    'it would have paid more of the chain’s own coin than the right you gave allows',
    AUTHORIZE,
  ],
  [
    /\bInvalidCallData\b|\bInvalidCallType\b/,
    'the right you gave does not allow this call',
    AUTHORIZE,
  ],
  [
    /\bPolicyFailed\b/,
    'a rule of the right you gave refused it: it may have ended, or be used up for now',
    AUTHORIZE,
  ],
  [/\bEnableNotApproved\b/, 'the account did not take your signature for the right', AUTHORIZE],
  [
    /\bInvalidValidator\b|\bNotInitialized\b/,
    'the account does not know the right any more',
    AUTHORIZE,
  ],
  [
    /\bERC20InsufficientBalance\b|transfer amount exceeds balance|TRANSFER_FROM_FAILED/i,
    'the account held less than was to be moved',
    SMALLER,
  ],
  [
    /\bERC20InsufficientAllowance\b|(transfer amount exceeds|insufficient) allowance/i,
    'what was to take the tokens was not allowed to take so many',
    AGAIN,
  ],
  [
    /\bERC4626ExceededMax(Deposit|Mint)\b|deposit more than max|mint more than max/i,
    'the instrument does not take so much at the moment',
    'Order less, or choose another instrument.',
  ],
  [
    /\bERC4626ExceededMax(Redeem|Withdraw)\b|(redeem|withdraw) more than max/i,
    'the instrument does not give back so much at the moment, or the account holds less of it',
    'Take less, or try again later.',
  ],
  [
    /\bDepositsClosed\b/,
    'the instrument takes nothing at the moment',
    'Choose another instrument.',
  ],
  [/\bFeeTooHigh\b/, 'a fee was higher than allowed', AGAIN],
  [
    /\bFastTransferRequiresFee\b/,
    'a fast transfer costs a fee, and none was allowed',
    'Order again, or choose the standard transfer.',
  ],
  [/\bInvalidNonce\b|\bAA25\b/, 'another operation of the account came first', 'Order again.'],
  [/\bAA21\b/, 'nobody had paid for its gas', 'That is for 1tx to pay. Order again later.'],
  [
    /\bAA22\b|\bExpiredSession\b|(session|grant|permission)( key)? (has )?expired/i,
    'the right you gave has ended, or does not hold yet',
    'Authorize the chain again.',
  ],
  [/\bAA24\b/, 'the account did not take the signature it was sent with', AUTHORIZE],
  [/\bAA1\d\b/, 'the account could not be put on the chain', AGAIN],
  [
    /\bAA3\d\b/,
    'the one who was to pay the gas refused',
    'That is for 1tx to pay. Order again later.',
  ],
  [/\bAA(40|95)\b|out of gas/i, 'it was given too little gas', AGAIN],
  [/\bAA23\b/, 'the account refused it before anything was done', AUTHORIZE],
];

/** The error in a text, in plain words; null where it is none that is known. */
export function knownRevert(text: string): KnownRevert | null {
  const found = KNOWN.find(([error]) => error.test(text));
  return found === undefined ? null : { why: found[1], todo: found[2] };
}
