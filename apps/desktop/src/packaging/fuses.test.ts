import { describe, expect, it } from 'vitest';
import { FUSES, fusesFor } from './fuses.ts';

describe('the fuses', () => {
  it('are all decided on', () => {
    expect(Object.keys(fusesFor('linux', 'release')).sort()).toEqual([...FUSES].sort());
  });

  it('leave no way in that the application does not use', () => {
    expect(fusesFor('darwin', 'release')).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
  });

  it('of a build for tests differ in the one that Playwright needs', () => {
    const { EnableNodeCliInspectArguments: inspect, ...rest } = fusesFor('win32', 'test');
    const { EnableNodeCliInspectArguments: _, ...shipped } = fusesFor('win32', 'release');
    expect(inspect).toBe(true);
    expect(rest).toEqual(shipped);
  });
});
