import type { About, HouseState } from '../../../contract/house.ts';

/** What helps whoever helps, and nothing that says who somebody is or what they have. */
export function diagnostics(
  { version, host, platform, node, processes, startedAt }: About,
  { phase, profile, keychain, keychainOpensTracking, recovered, sandbox }: HouseState,
): string {
  const running = processes.map(({ name, pid }) => `${name} ${pid === null ? 'absent' : 'runs'}`);
  return [
    `Countinghouse ${version}, ${host}`,
    `System: ${platform}, Node ${node}`,
    `Started: ${new Date(startedAt).toISOString()}`,
    `Processes: ${running.join(', ')}`,
    `Profile: ${profile?.kind ?? 'none'}, ${phase}`,
    `Keychain: ${keychain}, ${keychainOpensTracking ? 'opens tracking' : 'opens nothing'}`,
    `Recovered: ${recovered.length === 0 ? 'no' : recovered.join(', ')}`,
    `Sandbox: ${sandbox}`,
  ].join('\n');
}
