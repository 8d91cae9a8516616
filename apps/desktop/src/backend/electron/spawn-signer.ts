import type { SpawnSigner } from '@countinghouse/wallet';
import { type FromBackend, toBackend } from '../../host/protocol.ts';
import { createLateChannel, type LateChannel } from './late-channel.ts';
import type { ParentPort, Port } from './parent-port.ts';

/** Which profile a signer works for, and where its key header lies. */
interface SignerPlace {
  readonly profile: 'sandbox' | 'live';
  readonly directory: string;
}

interface Awaited {
  readonly channel: LateChannel;
  readonly gone: () => void;
  pid: number | undefined;
}

/**
 * Signer processes in Electron, where only the main process can start any: it is asked for one, and
 * sends the port to it. One for each backend process.
 *
 * @param parent the way to the main process
 * @returns makes the seam that `startSignerProcess` takes, for one profile in its folder
 */
export function signerSpawner(parent: ParentPort): (place: SignerPlace) => SpawnSigner {
  const signers = new Map<number, Awaited>();
  let last = 0;
  const tell = (message: FromBackend): void => parent.postMessage(message);

  parent.on('message', ({ data, ports }) => {
    const message = toBackend.safeParse(data);
    if (!message.success) return;
    if (message.data.type === 'signer') arrive(message.data.id, message.data.pid, ports[0]);
    else if (message.data.type === 'signer gone') end(message.data.id);
  });

  function arrive(id: number, pid: number | null, port: Port | undefined): void {
    const signer = signers.get(id);
    if (signer === undefined || port === undefined) {
      port?.close();
      return;
    }
    signer.pid = pid ?? undefined;
    signer.channel.arrive(port);
  }

  function end(id: number): void {
    const signer = signers.get(id);
    signers.delete(id);
    signer?.channel.end();
    signer?.gone();
  }

  return ({ profile, directory }) =>
    () => {
      last += 1;
      const id = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      const signer: Awaited = { channel: createLateChannel(), gone: resolve, pid: undefined };
      signers.set(id, signer);
      tell({ type: 'spawn signer', id, profile, directory });
      return {
        channel: signer.channel,
        get pid() {
          return signer.pid;
        },
        kill: () => tell({ type: 'kill signer', id }),
        gone: promise,
      };
    };
}
