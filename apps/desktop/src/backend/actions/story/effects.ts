import { namedChain } from '../../names.ts';
import { earnIntent } from './earn-words.ts';
import { type Fields, fields } from './subject.ts';

/** What a step was, in the words of a person; its own name where there is none of ours. */
const STEPS: Readonly<Record<string, readonly [before: string, done: string, not: string]>> = {
  sign: [
    'It is about to be sent.',
    'It was handed to the network.',
    'The network did not take it; nothing was sent.',
  ],
  confirm: ['', '1tx has taken your signature.', '1tx did not take your signature.'],
  submit: ['', '1tx has taken it on.', '1tx refused it; nothing was begun.'],
  ask: ['', '1tx was asked to stop.', '1tx did not take that.'],
};

/** Written down before it is done. */
export function intended({ step, intent: given }: Fields): string {
  const intent = fields(given);
  if (intent.kind === 'transaction') {
    return `Signed on this computer for ${namedChain(String(intent.chain)).name}, and written down before it was sent: ${intent.hash}.`;
  }
  const earning = earnIntent({ intent });
  if (earning !== undefined) return earning;
  return STEPS[String(step)]?.[0] ?? `The next step, “${step}”, was written down before it began.`;
}

export function performed({ step }: Fields): string {
  return STEPS[String(step)]?.[1] ?? `The step “${step}” was done.`;
}

export function refused({ step }: Fields): string {
  return STEPS[String(step)]?.[2] ?? `The step “${step}” did not happen.`;
}

export function inDoubt({ step }: Fields): string {
  return step === 'sign'
    ? 'Nobody could say whether it arrived. It is not sent again under another number; the chain is asked instead.'
    : `Nobody could say whether the step “${step}” happened. It is not repeated.`;
}
