import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { type AnyRouter, implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { contract } from '../../contract/index.ts';
import type { CourierToPage } from '../../host/protocol.ts';
import type { Host, Line } from '../host/host.ts';
import { NEVER, type Script } from './script.ts';

/**
 * A host whose backend says what the script says, through the real contract: an answer that the contract
 * would not let pass does not pass here either.
 *
 * @param courier - what a courier brings back; null for one that never comes
 */
export function scriptedHost(script: Script, courier: CourierToPage | null): Host {
  const handler = new RPCHandler(routerOf(script));
  return {
    kind: 'browser',
    openBackend: async () => {
      const { port1, port2 } = new MessageChannel();
      handler.upgrade(port1);
      port1.start();
      return { kind: 'port', port: port2 } satisfies Line;
    },
    openCourier: async () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        if (courier !== null) port1.postMessage(courier);
      };
      return { kind: 'port', port: port2 } satisfies Line;
    },
  };
}

/** A host that cannot be reached. */
export function absentHost(): Host {
  const never = (): Promise<Line> => Promise.reject(new Error('Nobody is there.'));
  return { kind: 'browser', openBackend: never, openCourier: never };
}

type Scripted = Readonly<Record<string, Readonly<Record<string, (input: unknown) => unknown>>>>;

function routerOf(script: Script): AnyRouter {
  const scripted = script as Scripted;
  const router: Record<string, AnyRouter> = {};
  for (const [group, procedures] of Object.entries(contract)) {
    const implemented: Record<string, AnyRouter> = {};
    for (const [name, procedure] of Object.entries(procedures)) {
      if (!isContractProcedure(procedure)) continue;
      implemented[name] = speak(procedure, scripted[group]?.[name]);
    }
    router[group] = implemented;
  }
  return router;
}

function speak(
  procedure: AnyContractProcedure,
  line: ((input: unknown) => unknown) | undefined,
): AnyRouter {
  return implement(procedure).handler(async ({ input }) => {
    const said = line === undefined ? NEVER : line(input);
    if (said === NEVER) return await new Promise<never>(() => {});
    return Array.isArray(said) ? stayOpen(said) : said;
  });
}

async function* stayOpen(values: readonly unknown[]): AsyncGenerator<unknown> {
  yield* values;
  await new Promise<never>(() => {});
}
