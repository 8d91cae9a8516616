import type { EarnActionError } from '@countinghouse/core';
import { quoteText } from '../../http/redact.ts';
import { recognise } from './sentences.ts';

/** Why an action failed: the code of the words, and the words, fit to be shown. */
export function readActionError(text: string | null | undefined): EarnActionError | null {
  const words = quoteText(text ?? '');
  return words === '' ? null : { code: recognise(words)?.code ?? 'REFUSED', text: words };
}
