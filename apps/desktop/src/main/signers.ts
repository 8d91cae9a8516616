import { MessageChannelMain, type MessagePortMain } from 'electron';
import type { FromBackend, ToBackend } from '../host/protocol.ts';
import type { Utility } from './utility.ts';

type SpawnWish = Extract<FromBackend, { readonly type: 'spawn signer' }>;

export interface SignersOptions {
  readonly spawn: (profile: SpawnWish['profile'], directory: string) => Utility;
  readonly answer: (message: ToBackend, port?: MessagePortMain) => void;
}

export interface Signers {
  spawn(wish: SpawnWish): void;
  kill(id: number): void;
  /** The backend is gone, and nobody is left whom a signer could serve. */
  end(): void;
}

/**
 * Starts signer processes for the backend, which cannot start any itself. The two talk over a port of
 * their own: neither a key nor a payload passes through this process.
 */
export function brokerSigners({ spawn, answer }: SignersOptions): Signers {
  const running = new Map<number, Utility>();
  return {
    spawn: ({ id, profile, directory }) => {
      if (running.has(id)) return;
      const signer = spawn(profile, directory);
      running.set(id, signer);
      const { port1, port2 } = new MessageChannelMain();
      signer.send({ type: 'serve' }, port1);
      void signer.started.then(() => {
        answer({ type: 'signer', id, pid: signer.pid ?? null }, port2);
      });
      void signer.gone.then(() => {
        running.delete(id);
        answer({ type: 'signer gone', id });
      });
    },
    kill: (id) => running.get(id)?.kill(),
    end: () => {
      for (const signer of running.values()) signer.kill();
    },
  };
}
