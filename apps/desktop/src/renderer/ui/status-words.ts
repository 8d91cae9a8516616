import type { ActionRow } from '../../contract/actions.ts';

/** Nobody signs these: a service acts by the right it has, once the person has said yes. */
const UNSIGNED: ReadonlySet<string> = new Set(['earn-buy', 'earn-sell']);

/** Whether an action of this kind is signed by the person. */
export function isSigned(kind: string): boolean {
  return !UNSIGNED.has(kind);
}

/** How an action stands, in a word or two. */
export function statusWord({ kind, status }: { readonly kind: string; readonly status: string }) {
  return status === AWAITING && !isSigned(kind) ? 'awaiting approval' : status;
}

const AWAITING: ActionRow['status'] = 'awaiting signature';
