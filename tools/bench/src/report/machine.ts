import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';

/** What the figures were measured on: enough to judge them, nothing that names the machine. */
export interface Machine {
  readonly platform: string;
  readonly release: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
  /** Over the last minute: other programs' share is in every figure. */
  readonly load: number;
}

export function machine(): Machine {
  return {
    platform: `${process.platform}-${process.arch}`,
    release: release(),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    load: loadavg()[0] ?? 0,
  };
}

export function describeMachine(on: Machine): string {
  const { processor, cores, memoryGiB, platform, node, load } = on;
  return `${processor}, ${cores} cores, ${memoryGiB} GiB, ${platform}, Node ${node}, load ${load.toFixed(1)} at the start`;
}
