import { expect, it } from 'vitest';
import { createStage } from '../simulation/driver/stage.ts';

/* Found in review. */

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'a command called %s is unknown, not whatever every object inherits',
  async (name) => {
    const stage = createStage();
    const engine = stage.program();
    const actionId = await stage.begin(engine, 'Ola');
    const answer = await engine.command({ commandId: name, actionId, name, payload: null });
    expect(answer).toMatchObject({ ok: false, error: { code: 'UNKNOWN_COMMAND' } });
  },
);
