/** Every fuse that Electron 45 has, by its name there. A new one must be decided on, not inherited. */
export const FUSES = [
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
  'WasmTrapHandlers',
] as const;

export type Fuses = Readonly<Record<(typeof FUSES)[number], boolean>>;

/**
 * How the fuses of an installer are set.
 *
 * @param platform Linux cannot check the integrity of an archive
 * @param build `test` lets Playwright in, and is otherwise what ships
 */
export function fusesFor(platform: NodeJS.Platform, build: 'release' | 'test'): Fuses {
  return {
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: build === 'test',
    EnableEmbeddedAsarIntegrityValidation: platform !== 'linux',
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  };
}
