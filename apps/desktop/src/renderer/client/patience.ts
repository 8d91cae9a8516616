import type { Patience } from './backend.ts';

/** Waiting, by the page's own clock. */
export const pagePatience: Patience = {
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};
