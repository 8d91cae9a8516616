import { ZodError } from 'zod';
import type { Answer, Incoming } from '../http/answer.ts';
import type { Control } from './control.ts';
import { ControlError } from './error.ts';
import type { BODIES, ControlInput } from './schemas.ts';

type Handlers = { readonly [K in keyof typeof BODIES]: (body: ControlInput<K>) => unknown };

/** Bodies are unknown until the control itself parses them, hence the one cast where it is called. */
const handlersOf = (control: Control): Handlers => ({
  faults: (body) => control.fault(body),
  'quotes/next': (body) => control.distortNext(body),
  'orders/next': (body) => control.behaveNext(body),
  'orders/behave': (body) => control.behave(body),
  settings: (body) => control.settings(body),
  'time/advance': (body) => control.advance(body),
  faucet: (body) => control.faucet(body),
  mine: (body) => control.mine(body),
  automine: (body) => control.automine(body),
  reorg: (body) => control.reorg(body),
  drop: (body) => control.drop(body),
  'base-fee': (body) => control.baseFee(body),
  'deposits/announce': (body) => control.announce(body),
  'onetx/faults': (body) => control.onetxFault(body),
  'onetx/answers/next': (body) => control.onetxLie(body),
  'onetx/actions/next': (body) => control.onetxBehaveNext(body),
  'onetx/actions/behave': (body) => control.onetxBehave(body),
  'onetx/settings': (body) => control.onetxSettings(body),
  'onetx/apy': (body) => control.onetxApy(body),
  'onetx/deposits': (body) => control.onetxDeposits(body),
  'onetx/swap-loss': (body) => control.onetxSwapLoss(body),
  'onetx/protocol-fee': (body) => control.onetxProtocolFee(body),
  'onetx/listening': (body) => control.onetxListening(body),
  reset: () => control.reset(),
});

/** Answers `/_sandbox/…` with the functions of the control; what one has changed is `saved` before. */
export function controlRoutes(
  control: Control,
  saved: () => Promise<void>,
): (request: Incoming) => Promise<Answer> {
  const handlers = handlersOf(control) as Readonly<Record<string, (body: unknown) => unknown>>;
  return async (request) => {
    const name = request.path.replace(/^\/_sandbox\/?/, '');
    try {
      if (request.method === 'GET') return read(control, name, Object.keys(handlers));
      const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
      if (request.method !== 'POST' || handler === undefined) {
        return { status: 404, body: { error: `no control ${request.method} ${name}` } };
      }
      if (request.badJson) throw new ControlError('body is not JSON');
      const body = (await handler(request.body ?? {})) ?? { ok: true };
      await saved();
      return { status: 200, body };
    } catch (error) {
      if (error instanceof ControlError) return { status: 400, body: { error: error.message } };
      if (error instanceof ZodError) return { status: 400, body: { error: error.issues } };
      throw error;
    }
  };
}

function read(control: Control, name: string, names: readonly string[]): Answer {
  switch (name) {
    case '':
      return { status: 200, body: { get: ['ledger', 'onetx/ledger', 'time'], post: names } };
    case 'ledger':
      return { status: 200, body: { orders: control.ledger() } };
    case 'onetx/ledger':
      return { status: 200, body: { actions: control.onetxLedger() } };
    case 'time':
      return { status: 200, body: { now: control.now() } };
    default:
      return { status: 404, body: { error: `no control GET ${name}` } };
  }
}
