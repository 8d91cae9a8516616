import { z } from 'zod';

/**
 * What a host (Electron's main process, or the browser host) and the processes it starts say to each
 * other. Small and closed: no domain value and no secret passes here. Whoever receives parses.
 */

/** Where a courier brings a secret: a private socket of the signer process, good for one visit. */
export const doorAddress = z.strictObject({
  path: z.string().min(1).max(300),
  ticket: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The parts of the sandbox's ready line that a sandbox profile needs. */
export const sandboxReady = z.looseObject({
  services: z.looseObject({
    oneclick: z.looseObject({ baseUrl: z.string() }),
    onetx: z.looseObject({ baseUrl: z.string() }).optional(),
  }),
  credentials: z
    .looseObject({ onetx: z.looseObject({ apiKey: z.string() }).optional() })
    .optional(),
  chains: z.array(
    z.looseObject({
      id: z.int(),
      rpcUrl: z.string(),
      tokens: z.record(z.string(), z.string()),
    }),
  ),
  keys: z.looseObject({ quoteSigning: z.string() }),
  faucet: z.looseObject({ url: z.string(), address: z.string() }),
});

export const sandboxState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('starting') }),
  z.strictObject({ state: z.literal('running'), ready: sandboxReady }),
  z.strictObject({ state: z.literal('stopped'), message: z.string() }),
]);

/** From the host to the backend. `connect` comes with a MessagePort, or in Node with a socket. */
export const toBackend = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    host: z.enum(['electron', 'browser']),
    dataFolder: z.string().min(1),
    version: z.string(),
    /** The host's own process, for diagnostics. */
    hostPid: z.int(),
  }),
  z.strictObject({
    type: z.literal('connect'),
    /** The upgrade request of a WebSocket; null where a MessagePort is handed over. */
    request: z
      .strictObject({
        url: z.string(),
        headers: z.record(z.string(), z.string()),
        /** What arrived after the request's head, base64. */
        rest: z.string(),
      })
      .nullable(),
  }),
  z.strictObject({ type: z.literal('sandbox'), sandbox: sandboxState }),
  z.strictObject({
    type: z.literal('power'),
    event: z.enum(['suspend', 'resume', 'lock-screen', 'network-up']),
  }),
  /** Electron only: the signer that was wanted has started. Comes with the port to it. */
  z.strictObject({ type: z.literal('signer'), id: z.int(), pid: z.int().nullable() }),
  /** It has ended, for whatever reason, or did not start. */
  z.strictObject({ type: z.literal('signer gone'), id: z.int() }),
  /** Close the ledger, end. */
  z.strictObject({ type: z.literal('quit') }),
]);

/** From the backend to its host. */
export const fromBackend = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  /** It ends now and answers no further page: the next one does. */
  z.strictObject({ type: z.literal('leaving') }),
  /** A door that a page may visit through a courier; null once it is closed. */
  z.strictObject({
    type: z.literal('door'),
    door: z.string().regex(/^[0-9a-f]{32}$/),
    address: doorAddress.nullable(),
  }),
  z.strictObject({ type: z.literal('want sandbox') }),
  /** A signer process is wanted (Electron only: in Node the backend forks it). Answered with a port. */
  z.strictObject({
    type: z.literal('spawn signer'),
    id: z.int(),
    profile: z.enum(['sandbox', 'live']),
    directory: z.string(),
  }),
  z.strictObject({ type: z.literal('kill signer'), id: z.int() }),
  /** After a screen lock: pages start afresh, in processes that never saw a secret. */
  z.strictObject({ type: z.literal('reload pages') }),
  /** For the window's title and the tray. */
  z.strictObject({
    type: z.literal('standing'),
    phase: z.string(),
    waiting: z.int().nullable(),
    underWay: z.int().nullable(),
  }),
]);

/** How a backend process ends: on request, or because of a full lock (the host starts a new one). */
export const EXIT_QUIT = 0;
export const EXIT_FULLY_LOCKED = 75;

/** To a signer process in Electron, together with the port on which it serves the backend. */
export const toSigner = z.strictObject({ type: z.literal('serve') });

/** To a courier, together with a port or a socket of the page that brings the secret. */
export const toCourier = z.strictObject({
  type: z.literal('visit'),
  address: doorAddress,
  request: z
    .strictObject({
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      rest: z.string(),
    })
    .nullable(),
});

/** What a page says to a courier: the secrets, in the order the wish names them. */
export const pageToCourier = z.strictObject({
  secrets: z.array(z.string().max(65_536)).min(1).max(2),
});

/** What a courier brings back: what was to be shown, or why not. Then it ends. */
export const courierToPage = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), shown: z.string().nullable() }),
  z.strictObject({
    ok: z.literal(false),
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      retryAfterMs: z.number().optional(),
    }),
  }),
]);

export type DoorAddress = z.output<typeof doorAddress>;
export type SandboxReady = z.output<typeof sandboxReady>;
export type SandboxState = z.output<typeof sandboxState>;
export type ToBackend = z.output<typeof toBackend>;
export type FromBackend = z.output<typeof fromBackend>;
export type ToCourier = z.output<typeof toCourier>;
export type PageToCourier = z.output<typeof pageToCourier>;
export type CourierToPage = z.output<typeof courierToPage>;
