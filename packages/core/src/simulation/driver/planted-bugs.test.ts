import { describe, expect, it } from 'vitest';
import type { PlantedBug } from '../../action/planted-bug.ts';
import type { Fault } from '../faults/fault.ts';
import { noFaults } from '../faults/fault.ts';
import { play, strikeEverywhere } from './exhaustive.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

const CRASHES: readonly Fault[] = [{ kind: 'crash-before' }, { kind: 'crash-after' }];

/** Where each bug shows itself, and as what. Those that need a stage of their own have a file of their own. */
const CAUGHT: readonly {
  readonly bug: PlantedBug;
  readonly scenario: string;
  readonly as: string;
  readonly crashes: boolean;
}[] = [
  { bug: 'record-after-send', scenario: 'send ether', as: 'double-payment', crashes: true },
  { bug: 'record-after-send', scenario: 'swap ether', as: 'double-deposit', crashes: true },
  {
    bug: 'command-sent-twice',
    scenario: 'send a token, clicking twice',
    as: 'command-repeated',
    crashes: false,
  },
  {
    bug: 'success-without-payout',
    scenario: 'swap, success without payout',
    as: 'false-end',
    crashes: false,
  },
  {
    bug: 'unsigned-app-fee-trusted',
    scenario: 'swap, a stranger takes a fee',
    as: 'tampered-quote-paid',
    crashes: false,
  },
  {
    bug: 'late-rebroadcast',
    scenario: 'swap, deposit dropped after its time',
    as: 'late-broadcast',
    crashes: false,
  },
  {
    bug: 'quote-deadline-taken-for-requested',
    scenario: 'swap, approved after its time',
    as: 'late-deposit',
    crashes: false,
  },
  {
    bug: 'success-without-payout',
    scenario: 'buy, success without arrival',
    as: 'false-end',
    crashes: false,
  },
  {
    bug: 'key-reused-after-failure',
    scenario: 'buy, failed and tried again',
    as: 'sent-after-failure',
    crashes: false,
  },
  {
    bug: 'record-after-send',
    scenario: 'exit',
    as: 'unrecorded-transaction',
    crashes: true,
  },
];

describe.each(CAUGHT)('the planted bug $bug in "$scenario"', ({ bug, scenario, as, crashes }) => {
  it(`is caught as ${as}, and without it there is nothing`, { timeout: 120_000 }, async () => {
    const told = find(scenario);
    const rules = async (planted?: PlantedBug): Promise<readonly string[]> => {
      if (!crashes) return (await play(told, noFaults, planted)).findings.map(({ rule }) => rule);
      const { failures } = await strikeEverywhere(told, CRASHES, planted);
      return failures.flatMap(({ playing }) => playing.findings.map(({ rule }) => rule));
    };
    expect(await rules()).toEqual([]);
    expect(await rules(bug)).toContain(as);
  });
});

function find(name: string): Scenario {
  const found = SCENARIOS.find((scenario) => scenario.name === name);
  return found ?? expect.unreachable(`there is no scenario ${name}`);
}
