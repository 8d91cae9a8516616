import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../money/property-runs.test-support.ts';
import {
  BEFORE_EXECUTION,
  logsOfOperation,
  type OperationLog,
  USER_OPERATION_EVENT,
} from './operation-logs.ts';

const ENTRY_POINT = '0x0000000071727De22E5E9d8BAf0edAc6f37da032';
const OTHER_ENTRY_POINT = '0x5FF137D4b0FDCD49DcA30c7CF57E578a026d2789';
const TOKEN = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';

interface Log extends OperationLog {
  readonly says: string;
}
type Said = Omit<Log, 'logIndex'>;

const hash = (operation: string): string => `0x${operation.padStart(64, '0')}`;
const moved = (says: string): Said => ({ address: TOKEN, topics: ['0xddf2'], says });
const before = (address = ENTRY_POINT): Said => ({
  ...{ address, topics: [BEFORE_EXECUTION], says: 'before' },
});
const done = (operation: string, address = ENTRY_POINT): Said => ({
  ...{ address, topics: [USER_OPERATION_EVENT, hash(operation)], says: `done ${operation}` },
});

function told(operation: string, ...logs: readonly Said[]) {
  const found = logsOfOperation<Log>(
    logs.map((log, logIndex) => ({ ...log, logIndex })),
    {
      entryPoint: ENTRY_POINT.toLowerCase(),
      userOpHash: hash(operation).toUpperCase().replace('0X', '0x'),
    },
  );
  const words = (some: readonly Log[]) => some.map(({ says }) => says);
  return found === null ? null : { own: words(found.own), nobodys: words(found.nobodys) };
}

describe('the logs of one operation', () => {
  const bundle = [
    ...[moved('checked'), before(), moved('a1'), moved('a2'), done('a')],
    ...[moved('b1'), done('b'), moved('after')],
  ];

  it('are those between its neighbours', () => {
    expect(told('a', ...bundle)).toEqual({ own: ['a1', 'a2'], nobodys: ['checked', 'after'] });
    expect(told('b', ...bundle)).toEqual({ own: ['b1'], nobodys: ['checked', 'after'] });
  });

  it('are told apart over several bundles of a transaction', () => {
    const next = [moved('checked again'), before(), moved('c1'), done('c')];
    expect(told('c', ...bundle, ...next)).toEqual({
      own: ['c1'],
      nobodys: ['checked', 'after', 'checked again'],
    });
    expect(told('b', ...bundle, ...next)?.own).toEqual(['b1']);
  });

  it('are nobody’s to tell where it is not there, not begun, or there twice', () => {
    expect(told('c', ...bundle)).toBeNull();
    expect(told('a', moved('a1'), done('a'))).toBeNull();
    expect(told('a', before(), done('a'), moved('a1'), done('a'))).toBeNull();
  });

  it('are not bounded by what another contract says', () => {
    const forged = [before(), moved('stolen'), done('b', TOKEN), moved('a1'), done('a')];
    expect(told('a', ...forged)).toBeNull();
    expect(told('b', ...forged)).toBeNull();
  });

  it('are not told where another EntryPoint carried something out meanwhile', () => {
    const nested = [before(OTHER_ENTRY_POINT), moved('x'), done('x', OTHER_ENTRY_POINT)];
    expect(told('a', before(), ...nested, moved('a1'), done('a'))).toBeNull();
    expect(told('b', before(), ...nested, done('a'), moved('b1'), done('b'))?.own).toEqual(['b1']);
    expect(told('a', ...nested, before(), moved('a1'), done('a'))).toEqual({
      own: ['a1'],
      nobodys: ['before', 'x', 'done x'],
    });
  });

  it(
    'go to one operation each, and to nobody what is outside',
    () => {
      const bundles = fc.array(
        fc.record({
          checked: fc.nat(3),
          carried: fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }),
          after: fc.nat(2),
        }),
        { minLength: 1, maxLength: 4 },
      );
      fc.assert(
        fc.property(bundles, (all) => {
          let operations = 0;
          const own = new Map<string, readonly string[]>();
          const outside: string[] = [];
          const some = (count: number, name: string) =>
            Array.from({ length: count }, (_, index) => moved(`${name} ${index}`));
          const logs = all.flatMap(({ checked, carried, after }, at) => {
            const [first, last] = [some(checked, `checked ${at}`), some(after, `after ${at}`)];
            outside.push(...[...first, ...last].map(({ says }) => says));
            const middle = carried.flatMap((count) => {
              operations += 1;
              const name = operations.toString(16);
              const its = some(count, name);
              own.set(
                name,
                its.map(({ says }) => says),
              );
              return [...its, done(name)];
            });
            return [...first, before(), ...middle, ...last];
          });
          for (const [name, says] of own) {
            expect(told(name, ...logs)).toEqual({ own: says, nobodys: outside });
          }
        }),
        propertyRuns,
      );
    },
    PROPERTY_TIMEOUT_MS,
  );
});
