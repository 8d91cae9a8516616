/** What reaches into a Node process before its first line, or says where ours came from. */
const WITHHELD = /^(NODE_|ELECTRON_|npm_|LD_PRELOAD$|DYLD_)/i;

/** The environment of the backend: the person's own, without what could load code into it. */
export function backendEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  return pick(env, (name) => !WITHHELD.test(name));
}

const ESSENTIALS: ReadonlySet<string> = new Set([
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SYSTEMROOT',
  'DBUS_SESSION_BUS_ADDRESS',
]);

/** The environment of a process that sees secrets. */
export function sparseEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  return pick(env, (name) => ESSENTIALS.has(name.toUpperCase()));
}

function pick(env: NodeJS.ProcessEnv, wanted: (name: string) => boolean): Record<string, string> {
  const kept = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || !wanted(name) ? [] : [[name, value] as const],
  );
  return Object.fromEntries(kept);
}
