import type { PolicyReader } from './policy-reader.ts';

/** "Sudo": lets everything pass, whatever it is set up with. */
export const readAnything: PolicyReader = () => ({ kind: 'anything' });
