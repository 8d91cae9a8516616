/** What is asked of the outside at once on behalf of one answer of a service, however long that is. */
const MOST_AT_ONCE = 8;

/** Does something for each of a list, a few at a time; what came of each, in the order of the list. */
export async function fewAtATime<One, Made>(
  list: readonly One[],
  make: (one: One) => Promise<Made>,
): Promise<readonly Made[]> {
  const made = new Array<Made>(list.length);
  const waiting = list.entries();
  const worker = async (): Promise<void> => {
    for (const [at, one] of waiting) made[at] = await make(one);
  };
  await Promise.all(Array.from({ length: Math.min(MOST_AT_ONCE, list.length) }, worker));
  return made;
}
