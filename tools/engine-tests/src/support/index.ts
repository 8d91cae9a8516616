/** What tests above this one ask with, too. */
export { isAlive } from './killable.ts';
export { must, present } from './must.ts';
export { poll } from './poll.ts';
export { descendants } from './processes.ts';
export { DEEP } from './seeded.ts';
