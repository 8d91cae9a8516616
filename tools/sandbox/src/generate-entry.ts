import { artifacts } from './chains/compile.ts';

/** `npm run generate`: compiles the contracts, so that no start has to. */
await artifacts();
