import type { Header } from './schema.ts';

/** The header with only one generation left, and without the wraps that lead nowhere then. */
export function keepGeneration(header: Header, id: number): Header {
  return {
    ...header,
    generations: header.generations.filter((one) => one.id === id),
    wraps: header.wraps.flatMap((wrap) => {
      const sealed = wrap.sealed.filter((one) => one.generation === id);
      return sealed.length === 0 ? [] : [{ ...wrap, sealed }];
    }),
  };
}
