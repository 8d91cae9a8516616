import { keepPort, lastPort } from './last-port.ts';
import { type HostServer, type ServerOptions, serve } from './server.ts';

/** On the port that was asked for, and no other; where none was, on that of the last start, if it is free. */
export async function serveAsBefore(
  dataFolder: string,
  options: ServerOptions,
): Promise<HostServer> {
  const before = options.port === 0 ? lastPort(dataFolder) : null;
  const server =
    before === null
      ? await serve(options)
      : await serve({ ...options, port: before }).catch(() => serve(options));
  keepPort(dataFolder, server.port);
  return server;
}
