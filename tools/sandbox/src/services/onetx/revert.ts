import {
  BaseError,
  ContractFunctionRevertedError,
  decodeErrorResult,
  type Hex,
  parseAbi,
} from 'viem';

/** Errors of the contracts an operation runs through. */
const ERRORS = parseAbi([
  'error FailedOp(uint256 opIndex, string reason)',
  'error FailedOpWithRevert(uint256 opIndex, string reason, bytes inner)',
  'error InvalidCallType()',
  'error InvalidCallData()',
  'error CallViolatesParamRule()',
  'error CallViolatesValueRule()',
  'error SpendCapExceeded(uint256 spent, uint256 cap)',
  'error AlreadyInitialized(address account)',
  'error NotInitialized(address account)',
  'error EnableNotApproved()',
  'error InvalidValidator()',
  'error InvalidNonce()',
  'error PolicyFailed(uint256 i)',
  'error InvalidAmount()',
  'error UnknownInstrument(bytes32 id)',
  'error CrossChainSellNotSupported()',
  'error CrossChainBridgeNotConfigured()',
  'error DestinationDomainNotConfigured(uint256 chainId)',
  'error FastTransferRequiresFee()',
  'error FeeTooHigh()',
  'error InsufficientOutput(uint256 actual, uint256 minimum)',
  'error DepositsClosed()',
]);

/** What a contract reverted with, as `Name(arguments)` or the contract's own sentence. */
export function revertText(data: Hex): string {
  try {
    const { errorName, args } = decodeErrorResult({ abi: ERRORS, data });
    if (errorName === 'FailedOp') return String(args[1]);
    if (errorName === 'FailedOpWithRevert') return `${args[1]}: ${revertText(args[2])}`;
    // Solidity's own, which viem knows by itself.
    if (errorName === ('Error' as string)) return String(args?.[0]);
    return `${errorName}(${(args ?? []).join(',')})`;
  } catch {
    return data === '0x' ? 'no reason given' : data;
  }
}

/** The text of a call that was refused by a contract; undefined where something else went wrong. */
export function refusalText(error: unknown): string | undefined {
  if (!(error instanceof BaseError)) return undefined;
  const reverted = error.walk((cause) => cause instanceof ContractFunctionRevertedError);
  if (!(reverted instanceof ContractFunctionRevertedError)) return undefined;
  return reverted.raw === undefined
    ? (reverted.reason ?? 'no reason given')
    : revertText(reverted.raw);
}
