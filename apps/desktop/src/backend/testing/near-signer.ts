import { createKeyOpener, type Keychain, profilePaths } from '@countinghouse/storage';
import { type SignerChannel, type SignerProcess, startSignerProcess } from '@countinghouse/wallet';
import { serveSigner } from '@countinghouse/wallet/signer-server';
import type { SignerStarter } from '../signer.ts';
import { signerCeremonies } from '../signer-ceremonies.ts';
import { systemClock, systemRandom } from '../system.ts';

/** The least a header may hold: guessing is cheap, and so is a test. */
const CHEAP = { N: 2 ** 15, r: 8, p: 1 };

/**
 * The real signer with its real doors, in the test's own process: started in a moment, and "killed" by
 * cutting its channel. The forked one is tested where processes are.
 */
export function nearSigner(keychain: Keychain): SignerStarter {
  return ({ profile, directory }, onEnd) =>
    startSignerProcess({
      random: systemRandom,
      onEnd,
      spawn: () => {
        const [here, there] = channelPair();
        const { promise: gone, resolve } = Promise.withResolvers<void>();
        serveSigner({
          profile,
          channel: there.channel,
          keyOpener: createKeyOpener({
            headerPath: profilePaths(directory).header,
            clock: systemClock,
          }),
          clock: systemClock,
          random: systemRandom,
          ceremonies: signerCeremonies(directory, keychain, CHEAP),
          exit: () => resolve(),
        });
        const kill = () => {
          there.cut();
          here.cut();
        };
        return { channel: here.channel, pid: process.pid, kill, gone } satisfies SignerProcess;
      },
    });
}

interface End {
  readonly channel: SignerChannel;
  cut(): void;
}

function channelPair(): readonly [End, End] {
  const ends = [listeners(), listeners()] as const;
  const [a, b] = ends;
  return [end(a, b), end(b, a)];
}

type Listeners = ReturnType<typeof listeners>;

function listeners() {
  return {
    open: true,
    heard: [] as ((message: unknown) => void)[],
    closed: [] as (() => void)[],
  };
}

function end(own: Listeners, other: Listeners): End {
  return {
    channel: {
      postMessage(message) {
        const copy: unknown = structuredClone(message);
        setImmediate(() => {
          if (own.open && other.open) for (const tell of other.heard) tell(copy);
        });
      },
      onMessage: (listener) => void own.heard.push(listener),
      onClose: (listener) => void own.closed.push(listener),
    },
    cut() {
      if (!own.open) return;
      own.open = false;
      for (const tell of own.closed) tell();
    },
  };
}
