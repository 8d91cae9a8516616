import { describe, expect, it } from 'vitest';
import { SANDBOX_MNEMONIC } from '../identity.ts';
import { anvilBinary } from './binary.ts';
import { launchNodes } from './launch.ts';
import { rpcOf } from './rpc.ts';

const one = { chainId: 8453, port: 0, mnemonic: SANDBOX_MNEMONIC, slotsInAnEpoch: 1 };
const answers = (port: number): Promise<boolean> =>
  rpcOf(`http://127.0.0.1:${port}`)('eth_chainId').then(
    () => true,
    () => false,
  );

async function silent(ports: readonly number[]): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (!(await Promise.all(ports.map(answers))).includes(true)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('a node still answers');
}

describe('chain nodes', () => {
  it('answer for their own chain and end when told', async () => {
    const nodes = await launchNodes([one, { ...one, chainId: 42161 }]);
    const ids = await Promise.all(
      nodes.ports.map((port) => rpcOf(`http://127.0.0.1:${port}`)('eth_chainId')),
    );
    expect(ids).toEqual(['0x2105', '0xa4b1']);
    await nodes.stop();
    expect(await Promise.all(nodes.ports.map(answers))).toEqual([false, false]);
  });

  it('are reported when one dies, and end when their keeper is killed', async () => {
    const nodes = await launchNodes([one, { ...one, chainId: 42161 }]);
    process.kill(nodes.pids[0] ?? 0, 'SIGKILL');
    expect(await nodes.died).toMatch(/^node 0 ended/);
    process.kill(nodes.keeper, 'SIGKILL');
    await silent(nodes.ports);
    await nodes.stop();
  });

  it('are refused in words where there is no binary', () => {
    expect(() => anvilBinary('sunos', 'sparc')).toThrow(
      'no anvil for sunos-sparc: the package @foundry-rs/anvil-sunos-sparc is not installed',
    );
  });
});
