import type { OneTxRefusalCode } from '../codes.ts';

export interface Recognised {
  readonly code: OneTxRefusalCode;
  /** A sentence a person can act on. */
  readonly message: string;
}

/**
 * 1tx has no error codes, so its texts are recognised, whether they refuse a call or explain why an
 * action failed. Few of them have been seen; the rest are the words such a service and the contracts
 * under it use. A text that is not recognised is shown as it is, so a rewording costs clarity and
 * never correctness. The first that fits counts: the particular stand before the general.
 */
const SENTENCES: readonly (readonly [says: RegExp, code: OneTxRefusalCode, message: string])[] = [
  [
    /cross.?chain.?sell/i,
    'CROSS_CHAIN_SELL',
    '1tx does not sell across chains. Sell on the chain of the position and withdraw there, or buy anew on the chain you want.',
  ],
  [
    /(no chain has sufficient|insufficient|not enough) usdc|exceeds? (the )?(usdc )?balance/i,
    'INSUFFICIENT_USDC',
    'The account holds too little USDC on the source chain. Send USDC to the account first, or choose a smaller amount.',
  ],
  [
    /(insufficient|not enough) (yield.?token|share|position|redeem|balance)|ERC4626ExceededMax(Redeem|Withdraw)|redeem more than max/i,
    'INSUFFICIENT_SHARES',
    'The account holds less than that of this position. Look at the position again and choose a smaller amount.',
  ],
  [
    /slippage|InsufficientOutput|insufficient output|too little received|min(imum)?.?(amount.?)?out/i,
    'SLIPPAGE',
    'The price moved by more than the slippage you allow, so nothing was traded. Try again, or allow more.',
  ],
  [
    /no (liquid|direct|available|swap)\b.{0,40}\broute|no route/i,
    'NO_ROUTE',
    'There is no way to exchange USDC for this instrument’s token at the moment. Choose another instrument, or try later.',
  ],
  [
    /spend(ing)?.?(cap|limit)|(cap|allowance|limit) (was |is |has been )?(exceeded|reached)|exceeds? (the )?(cap|limit)/i,
    'SPEND_CAP_REACHED',
    'This is more than your grant allows in its period. Choose a smaller amount, wait for the next period, or authorize the chain again.',
  ],
  [
    /(grant|session|authori[sz]ation|permission|approval)( key)? (has |is )?(been )?expired|expired (grant|session|authori[sz]ation|permission)|AA22\b/i,
    'GRANT_EXPIRED',
    'Your grant for this chain has expired. Authorize the chain again.',
  ],
  [
    /no (active |valid )?(session |stored )?(grant|authori[sz]ation|session|approval)|(grant|session|authori[sz]ation) (was |is |has been )?(not found|missing|revoked|inactive)|(not|never) (been )?authori[sz]ed (on|for) (this )?chain|(must|needs? to|please) (re-?)?authori[sz]e/i,
    'NO_GRANT',
    '1tx has no valid grant of yours for this chain. Authorize the chain first.',
  ],
  [
    /(api )?key .{0,60}(owner|grant|not (allowed|authori[sz]ed|permitted))|not .{0,20}(bound|belong).{0,30}key|owner .{0,40}(another|different) (api )?key/i,
    'KEY_NOT_OWNER',
    'This API key may not act for this owner: the grant was made with another key. Use that key, or authorize the chain again with this one.',
  ],
  [
    /outside .{0,20}(policy|scope|grant)|policy (violation|refused|rejected|check failed)|InvalidCallData|CallViolates|AA23\b/i,
    'OUTSIDE_GRANT',
    'Your grant does not allow this. Look at what it allows, and authorize the chain again if you want more.',
  ],
  [
    /(invalid|bad|wrong|malformed|incorrect) signature|signature .{0,30}(invalid|mismatch|does not match|not match|verif)|signer (mismatch|is not)|AA24\b/i,
    'BAD_SIGNATURE',
    'The signature was not accepted as the owner’s over what was prepared. Prepare it again and sign anew.',
  ],
  [
    /(no|not) (pending|prepared)|nothing (pending|prepared|to confirm)|prepare .{0,30}first|(prepared|pending) .{0,30}(expired|not found)/i,
    'NOT_PREPARED',
    'Nothing waits for this signature any more: it was confirmed already, has expired, or another program prepared something else in between.',
  ],
  [
    /instrument .{0,40}(not found|unknown|does not exist)|unknown instrument/i,
    'INSTRUMENT_UNKNOWN',
    '1tx does not know this instrument. Reload the list and choose again.',
  ],
  [
    /instrument .{0,40}(unavailable|not available|inactive|not active|disabled|paused|deprecated|not supported)/i,
    'INSTRUMENT_UNAVAILABLE',
    'This instrument cannot be traded through 1tx at the moment. Choose another one.',
  ],
  [
    /(unsupported|unknown|invalid) .{0,10}chain|chain .{0,20}(is )?not supported|DestinationDomainNotConfigured|CrossChainBridgeNotConfigured/i,
    'CHAIN_UNSUPPORTED',
    '1tx does not serve this chain, or no transfer between these two. Choose another one.',
  ],
  [
    /max.?fee|FastTransferRequiresFee|insufficient.?fee/i,
    'MAX_FEE_TOO_LOW',
    'The fast transfer costs more than you allow. Ask for the fee again and allow more, or use the standard transfer.',
  ],
  [
    /(relayer|bundler|paymaster) .{0,40}(down|unavailable|unreachable|offline|busy|timed? ?out|not respond)/i,
    'RELAYER_DOWN',
    'The part of 1tx that sends transactions is not available. Try again in a while.',
  ],
  [
    /already (pending|in progress|submitted|being processed)|in.?flight|duplicate (request|key)|conflict/i,
    'CONFLICT',
    'Something of the same kind is under way at 1tx already. Wait for it to end before trying again.',
  ],
  [
    /simulation (was )?revert|simulation failed/i,
    'SIMULATION_REVERTED',
    'A trial run of this failed, so 1tx did not send it. Check the amounts, or try again in a while.',
  ],
  [
    /revert|user ?op(eration)? .{0,20}failed|AA\d\d\b/i,
    'REVERTED',
    'The chain refused the operation, so it had no effect.',
  ],
];

/** What a text of 1tx means, or `undefined` if it is not known. */
export function recognise(text: string): Recognised | undefined {
  const found = SENTENCES.find(([says]) => says.test(text));
  return found === undefined ? undefined : { code: found[1], message: found[2] };
}
