/** keccak-256 of `UserOperationEvent(bytes32,address,address,uint256,bool,uint256,uint256)`. */
export const USER_OPERATION_EVENT =
  '0x49628fd1471006c1482da88028e9ce4dbb080b815c9b0344d39e5a8e6ec1419f';
/** keccak-256 of `BeforeExecution()`. */
export const BEFORE_EXECUTION =
  '0xbb47ee3e183a558b1a2ff0874b079f3fc5478b7454eacf2bfc5af2ff5878f972';

/** As much of a log as tells whose it is. */
export interface OperationLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly logIndex: number;
}

/** The logs of one transaction, as far as they may be one operation's. */
export interface OperationLogs<Log> {
  /** From while its calls were made, and until whoever pays its gas had taken its due. */
  readonly own: readonly Log[];
  /** From while no operation was carried out, such as while they were checked: they may be anybody's. */
  readonly nobodys: readonly Log[];
}

/**
 * Tells an operation's logs from all others of its transaction. The EntryPoint (v0.7) checks every
 * operation of a bundle, says `BeforeExecution`, then carries them out one after the other, and says
 * `UserOperationEvent` at the end of each; it lets nobody in between. A transaction may hold several
 * bundles.
 *
 * @param logs all logs of the transaction
 * @param of `entryPoint`: the contract whose words count; what another one says proves nothing
 * @returns null: it is not among them, or another contract speaks of operations among its logs, so that
 *   nobody can say whose they are
 */
export function logsOfOperation<Log extends OperationLog>(
  logs: readonly Log[],
  of: { readonly entryPoint: string; readonly userOpHash: string },
): OperationLogs<Log> | null {
  const [entryPoint, wanted] = [of.entryPoint.toLowerCase(), of.userOpHash.toLowerCase()];
  const nobodys: Log[] = [];
  let own: readonly Log[] | null = null;
  let since: Log[] = [];
  let begun = false;
  for (const log of logs.toSorted((one, other) => one.logIndex - other.logIndex)) {
    const ours = log.address.toLowerCase() === entryPoint;
    if (!ours || !isMark(log)) {
      since.push(log);
    } else if (log.topics[0] === BEFORE_EXECUTION) {
      nobodys.push(...since);
      [since, begun] = [[], true];
    } else {
      // Without a beginning what was checked cannot be told from what was done; and none ends twice.
      const its = log.topics[1]?.toLowerCase() === wanted;
      if (!begun || (its && own !== null)) return null;
      if (its) own = since;
      since = [];
    }
  }
  nobodys.push(...since);
  return own === null || own.some(isMark) ? null : { own, nobodys };
}

function isMark({ topics: [topic] }: OperationLog): boolean {
  return topic === USER_OPERATION_EVENT || topic === BEFORE_EXECUTION;
}
