import { z } from 'zod';
import { change, read } from './access.ts';
import { answer } from './result.ts';
import { commandId, instant } from './values.ts';

/** Services that want to know who asks. */
export const connectedService = z.enum(['onetx']);

/** How this profile makes itself known to a service. Its secret part never comes back. */
export const connection = z.strictObject({
  service: connectedService,
  /** As people call it. */
  name: z.string(),
  baseUrl: z.string(),
  /** `sandbox`: the sandbox brings a key of its own, and none other is wanted. */
  key: z.enum(['kept', 'missing', 'sandbox']),
  /** When the key was kept; null where none is. */
  since: instant.nullable(),
});

export const connections = {
  list: read.output(answer(z.array(connection))),
  /** Asks the service something harmless with the key that is kept. */
  check: read.input(z.strictObject({ service: connectedService })).output(answer(z.null())),
  /** Seals a key under the connection key; it takes the place of an earlier one. */
  keep: change
    .input(
      z.strictObject({
        commandId,
        service: connectedService,
        apiKey: z.string().regex(/^[\x21-\x7e]{1,1024}$/),
      }),
    )
    .output(answer(z.null())),
  forget: change
    .input(z.strictObject({ commandId, service: connectedService }))
    .output(answer(z.null())),
};

export type Connection = z.output<typeof connection>;
export type ConnectedService = z.output<typeof connectedService>;
