import type { EngineTools, Trouble } from './definition.ts';

/** Why nothing is sent from a ledger that may be older than what was done with it. */
export const RECOVERED: Trouble = {
  code: 'RECOVERED_MODE',
  message: 'This ledger was restored. Nothing is sent until you have compared and released it.',
};

/** Whether a person has yet to compare and release the ledger. */
export function isRecovered({ ledger, bug }: Pick<EngineTools, 'ledger' | 'bug'>): boolean {
  return bug !== 'restored-snapshot-resumed' && ledger.mode() === 'recovered';
}
