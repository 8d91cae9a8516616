import { EngineEvent } from '../action/action-state.ts';
import type { Prepared } from '../action/definition.ts';
import type { SignerFailure } from '../ports/signer.ts';

/** Nothing was signed: the approval is used up, and the person is asked again. */
export function signatureRefused({
  code,
  message,
}: Pick<SignerFailure, 'code' | 'message'>): Prepared {
  return {
    type: 'record',
    events: [{ type: EngineEvent.signatureRefused, version: 1, data: { code, message } }],
  };
}
