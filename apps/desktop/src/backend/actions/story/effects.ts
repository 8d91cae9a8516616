import { namedChain } from '../../names.ts';
import { earnIntent } from './earn-words.ts';
import { type Fields, fields } from './subject.ts';

/** What a step was, in the words of a person. */
interface StepWords {
  readonly before: string;
  readonly done: string;
  readonly not: string;
  readonly doubt: string;
}

/** Every step with an effect of the definitions of today; a test compares. */
export const STEPS: Readonly<Record<string, StepWords>> = {
  sign: {
    before: 'It is about to be sent.',
    done: 'It was handed to the network.',
    not: 'The network did not take it; nothing was sent.',
    doubt:
      'Nobody could say whether it arrived. It is not sent again under another number; the chain is asked instead.',
  },
  confirm: {
    before: 'Your signature is about to be handed to 1tx.',
    done: '1tx has taken your signature.',
    not: '1tx did not take your signature.',
    doubt:
      'Nobody could say whether 1tx has taken your signature. It is not given for anything else; the chain is asked instead.',
  },
  submit: {
    before: '1tx is about to be asked.',
    done: '1tx has taken it on.',
    not: '1tx did not take it on; nothing was begun.',
    doubt:
      'Nobody could say whether 1tx has taken it on. It is not asked again; the chain is asked instead.',
  },
  ask: {
    before: '1tx is about to be asked to stop.',
    done: '1tx was asked to stop.',
    not: '1tx did not take that.',
    doubt: '1tx never said whether it will stop.',
  },
};

/** One that nobody named goes by its own name, read aloud. */
function wordsOf(step: unknown): StepWords {
  const name = typeof step === 'string' && step !== '' ? step : 'next';
  if (Object.hasOwn(STEPS, name)) return STEPS[name] as StepWords;
  const said = `“${name.replaceAll('-', ' ')}”`;
  return {
    before: `The step ${said} was written down before it began.`,
    done: `The step ${said} was done.`,
    not: `The step ${said} did not happen.`,
    doubt: `Nobody could say whether the step ${said} happened. It is not repeated; it is looked for instead.`,
  };
}

/** What may be signed for one action, by the purpose in its intent. */
const SIGNED: Readonly<Record<string, string>> = {
  'speed-up': 'The same payment with a higher fee was signed on this computer',
  cancel: 'The cancel was signed on this computer',
};

/** Written down before it is done. */
export function intended({ step, intent: given }: Fields): string {
  const intention = fields(given);
  const { kind, purpose, chain, hash } = intention;
  if (kind !== 'transaction') return earnIntent({ intent: intention }) ?? wordsOf(step).before;
  const signed = SIGNED[String(purpose)] ?? 'Signed on this computer';
  return `${signed} for ${namedChain(String(chain)).name}, and written down before it was sent: ${hash}.`;
}

export const performed = ({ step }: Fields): string => wordsOf(step).done;
export const refused = ({ step }: Fields): string => wordsOf(step).not;
export const inDoubt = ({ step }: Fields): string => wordsOf(step).doubt;
