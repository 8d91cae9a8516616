import { describe, expect, it } from 'vitest';
import { type HubFrame, PortHub } from './hub.ts';
import { PortMain } from './port-main.ts';

/** Two hubs with a wire between them that carries in order, later. */
function wire(): readonly [PortHub, PortHub] {
  const one: PortHub = new PortHub(0, (frame) => later(other, frame));
  const other: PortHub = new PortHub(1, (frame) => later(one, frame));
  return [one, other];
}

function later(to: PortHub, frame: HubFrame): void {
  setImmediate(() => to.hear(structuredClone(frame)));
}

const next = (port: PortMain, name: 'message' | 'close'): Promise<{ readonly data: unknown }> =>
  new Promise((resolve) => port.once(name, resolve));

describe('a pair of ports', () => {
  it('keeps messages until it is started, and their order', async () => {
    const [one, other] = PortMain.pair();
    for (const word of ['a', 'b', 'c']) one.postMessage(word);
    const heard: unknown[] = [];
    other.on('message', ({ data }) => heard.push(data));
    other.start();
    one.close();
    await next(other, 'close');
    expect(heard).toEqual(['a', 'b', 'c']);
  });

  it('clones, and refuses what cannot be cloned', async () => {
    const [one, other] = PortMain.pair();
    const bytes = Buffer.from([1, 2]);
    one.postMessage({ bytes, big: 2n ** 70n });
    other.start();
    const { data } = await next(other, 'message');
    expect(data).toEqual({ bytes: Uint8Array.of(1, 2), big: 2n ** 70n });
    expect(Buffer.isBuffer((data as { bytes: unknown }).bytes)).toBe(false);
    expect(() => one.postMessage(() => 1)).toThrow('could not be cloned');
    expect(() => one.postMessage(1, [{}])).toThrow('only MessagePortMain');
  });
});

describe('a port that is given to another process', () => {
  it('brings what it held already, after the message that names it', async () => {
    const [ours, theirs] = wire();
    const [kept, given] = PortMain.pair();
    kept.postMessage('early');
    const numbers: number[] = [];
    ours.give([given], (named) => numbers.push(...named));
    const taken = theirs.take(numbers[0] ?? -1);
    taken.start();
    expect((await next(taken, 'message')).data).toBe('early');
    taken.postMessage('back');
    kept.start();
    expect((await next(kept, 'message')).data).toBe('back');
  });

  it('closes on both sides, whoever closes, and when the process is gone', async () => {
    for (const end of ['ours', 'theirs', 'process'] as const) {
      const [ours, theirs] = wire();
      const [kept, given] = PortMain.pair();
      let number = -1;
      ours.give([given], ([named = -1]) => {
        number = named;
      });
      const taken = theirs.take(number);
      taken.start();
      kept.start();
      const closed = next(end === 'ours' ? taken : kept, 'close');
      if (end === 'ours') kept.close();
      else if (end === 'theirs') taken.close();
      else ours.end();
      await closed;
    }
  });
});
