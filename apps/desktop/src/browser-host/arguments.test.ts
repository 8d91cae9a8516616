import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareDataFolder, usualDataFolder } from '../host/data-folder.ts';
import { parseArguments } from './arguments.ts';

describe('the command line', () => {
  it('has a default for everything', () => {
    const nothing = {
      port: 0,
      open: true,
      dataFolder: undefined,
      sandboxNode: undefined,
      help: false,
    };
    expect(parseArguments([])).toEqual(nothing);
    expect(parseArguments(['--port', '8080', '--no-open', '--data-dir', 'here'])).toEqual({
      ...nothing,
      ...{ port: 8080, open: false, dataFolder: 'here' },
    });
    expect(parseArguments(['--sandbox-node', '/bin/node'])).toMatchObject({
      sandboxNode: '/bin/node',
    });
    expect(parseArguments(['--help'])).toEqual({ ...nothing, help: true });
  });

  it.each([
    [['--port', 'many'], '--port must be a whole number from 1 to 65535'],
    [['--port', '70000'], '--port must be a whole number from 1 to 65535'],
    [['--data-dir', ''], '--data-dir must name a folder'],
    [['--sandbox-node', 'node'], '--sandbox-node must be the whole path of a program'],
    [['--host', '0.0.0.0'], "Unknown option '--host'"],
    [['here'], "Unexpected argument 'here'"],
    [['--port'], "Option '--port <value>' argument missing"],
  ])('refuses %j in a sentence', (argv, sentence) => {
    expect(() => parseArguments(argv)).toThrow(sentence);
  });
});

describe('the folder of profiles', () => {
  it.each([
    ['linux', {}, '/people/ada/.local/share/Countinghouse'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/Countinghouse'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/people/ada/.local/share/Countinghouse'],
    ['darwin', {}, '/people/ada/Library/Application Support/Countinghouse'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Countinghouse'],
  ] as const)('is where %s keeps such things (%j)', (platform, env, expected) => {
    expect(usualDataFolder({ platform, env, home: '/people/ada' })).toBe(expected);
  });

  it.skipIf(process.platform === 'win32')('is closed to everybody else, whoever made it', () => {
    const made = mkdtempSync(join(tmpdir(), 'countinghouse-folder-'));
    const inside = prepareDataFolder(join(made, 'a', 'b'));
    expect(statSync(inside).mode & 0o777).toBe(0o700);
    writeFileSync(join(made, 'file'), '');
    expect(() => prepareDataFolder(join(made, 'file'))).toThrow(
      'The folder for profiles cannot be used',
    );
    rmSync(made, { recursive: true });
  });
});
