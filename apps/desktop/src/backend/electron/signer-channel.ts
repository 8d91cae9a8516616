import type { SignerChannel } from '@countinghouse/wallet';
import { parentChannel } from '@countinghouse/wallet/signer-server';
import { toSigner } from '../../host/protocol.ts';
import { createLateChannel } from './late-channel.ts';
import { parentPort } from './parent-port.ts';

/**
 * The signer's channel to the backend: its parent in Node. In Electron the main process is the parent
 * and gives it a port to the backend, so that nothing of what is said passes through the parent.
 */
export function signerChannel(): SignerChannel {
  const parent = parentPort();
  if (parent === null) return parentChannel();
  const channel = createLateChannel();
  parent.on('message', ({ data, ports: [port] }) => {
    if (toSigner.safeParse(data).success && port !== undefined) channel.arrive(port);
  });
  return channel;
}
