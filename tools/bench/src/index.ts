export { bench, PARTS, type Part } from './bench.ts';
export type { Figure, Limit } from './measure/figure.ts';
export { FULL, type Scale, TINY } from './scale.ts';
