import { describe, expect, it } from 'vitest';
import type { Engine } from '../../action/engine.ts';
import type { PlantedBug } from '../../action/planted-bug.ts';
import { createProjector } from '../../action/project.ts';
import { createRegistry } from '../../action/registry.ts';
import type { ChainPort } from '../../ports/chain.ts';
import { sendV1 } from '../../send/send.ts';
import { auditWithdrawals } from '../audit/earn.ts';
import { auditProjections } from '../audit/ledger.ts';
import { BASE } from '../world.ts';
import { earnErrand } from './earn-inputs.ts';
import { CALM_PERSON } from './errand.ts';
import { createStage, type Stage } from './stage.ts';

/** Each story answers a question with one number or word; the bug must change the answer. */
function story<T>(bug: PlantedBug, tell: (stage: Stage) => Promise<T>, clean: T, broken: T): void {
  describe(`the planted bug ${bug}`, () => {
    it('is not there without being planted', async () => {
      expect(await tell(createStage())).toEqual(clean);
    });
    it('is caught', async () => {
      expect(await tell(createStage(bug))).toEqual(broken);
    });
  });
}

/** Makes the program hold its breath before it asks for a nonce, until told to go on. */
function heldBeforeNonce(port: ChainPort): { port: ChainPort; held: Promise<void>; go(): void } {
  let go: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const held = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const slow: ChainPort = {
    ...port,
    async nonce(address, at) {
      arrived();
      await gate;
      return port.nonce(address, at);
    },
  };
  return { port: slow, held, go: () => go() };
}

story(
  'second-engine',
  async (stage) => {
    const { world } = stage;
    const first = stage.program();
    const id = await stage.begin(first, 'Ann');
    const slow = heldBeforeNonce(world.base.port);
    const second = stage.program(undefined, new Map([[world.base.chain, slow.port]]));
    const approved = stage.approve(second, id);
    await slow.held;
    await first.advance(id);
    await stage.pass(first, 10_000);
    slow.go();
    await approved;
    await stage.pass(first, 60_000);
    return stage.paid('Ann');
  },
  1,
  2,
);

story(
  'restored-snapshot-resumed',
  async (stage) => {
    const before = stage.program();
    const id = await stage.begin(before, 'Bob');
    const backup = stage.world.ledger.snapshot();
    await stage.approve(before, id);
    await stage.pass(before, 60_000);
    stage.world.ledger.restore(backup);
    const after = stage.program();
    // The person does not remember and says yes to what lies there.
    await stage.approve(after, id);
    await stage.pass(after, 60_000);
    return stage.paid('Bob');
  },
  1,
  2,
);

story(
  'new-nonce-after-drop',
  async (stage) => {
    const { base } = stage.world;
    const engine = stage.program();
    const [dropped, other] = [await stage.begin(engine, 'Cem'), await stage.begin(engine, 'Dan')];
    base.setBaseFee(10n ** 12n);
    await stage.approve(engine, dropped);
    await stage.approve(engine, other);
    const [first] = base.waiting();
    base.drop(first?.hash ?? '');
    await stage.pass(engine, 30_000);
    if (stage.row(dropped).waitingFor === 'SIGNATURE') await stage.approve(engine, dropped);
    base.resurrect(first?.hash ?? '');
    base.setBaseFee(1_000_000_000n);
    await stage.pass(engine, 120_000);
    return stage.paid('Cem');
  },
  1,
  2,
);

story(
  'ignored-reorg',
  async (stage) => {
    const { base } = stage.world;
    const engine = stage.program();
    const id = await stage.begin(engine, 'Eve');
    await stage.pass(engine, 60_000);
    await stage.approve(engine, id);
    await stage.pass(engine, 6_000);
    base.reorg(8, 'drop');
    await stage.pass(engine, 2_500);
    await engine.advance(id);
    const onChain = stage.paid('Eve') > 0;
    const said = stage.row(id).status === 'confirming';
    return said && !onChain ? 'says it is on chain, which it is not' : 'says what is';
  },
  'says what is',
  'says it is on chain, which it is not',
);

story(
  'withdraw-re-prepared',
  async (stage) => {
    const { world } = stage;
    const engine = stage.program();
    world.earn.faultNextWithdrawal('refused-but-taken');
    const wish = { kind: 'withdraw', chain: BASE, units: 5_000_000n } as const;
    const { kind, input } = earnErrand('withdraw', wish, CALM_PERSON);
    const begun = await engine.start('start', kind, input);
    if (!begun.ok) return expect.unreachable(begun.error.message);
    const id = begun.value.actionId;
    await engine.advance(id);
    await stage.approve(engine, id);
    await stage.pass(engine, 15_000);
    // The person says yes to whatever is put before them once more.
    await stage.approve(engine, id);
    await stage.pass(engine, 60_000);
    return auditWithdrawals(world).map(({ rule }) => rule);
  },
  [],
  ['double-withdrawal'],
);

const sendV2: typeof sendV1 = {
  ...sendV1,
  version: 2,
  view: (action) => ({ ...sendV1.view(action), sentence: 'As version 2 would say it.' }),
};

story(
  'old-definition-folded-by-new',
  async (stage) => {
    const old: Engine = stage.program([sendV1]);
    const id = await stage.begin(old, 'Fay');
    const updated = stage.program([sendV1, sendV2]);
    await stage.approve(updated, id);
    await stage.pass(updated, 60_000);
    const project = createProjector(createRegistry([sendV1, sendV2]));
    return auditProjections(stage.world.ledger, project).map(({ rule }) => rule).length;
  },
  0,
  1,
);
