import { type Service, serve } from './server.ts';

/** Where a service listens: it can stop listening, and listen again at the same port. */
export interface Door {
  /** The port it had at first, also while nothing listens there. */
  readonly port: number;
  /** Whether anybody who knocks is answered. Closing cuts every connection there is. */
  listen(on: boolean): Promise<void>;
}

/** Opens a door at a port, 0 for any that is free. */
export async function openDoor(service: Service, wanted: number): Promise<Door> {
  let listening: Awaited<ReturnType<typeof serve>> | null = await serve(service, wanted);
  const { port } = listening;
  return {
    port,
    async listen(on) {
      const before = listening;
      if (on === (before !== null)) return;
      listening = null;
      if (on) listening = await serve(service, port);
      else await before?.close();
    },
  };
}
