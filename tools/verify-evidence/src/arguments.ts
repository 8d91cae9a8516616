import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@countinghouse/core';

export interface CliOptions {
  readonly file: string;
  readonly rpcUrls: readonly string[];
  readonly headFiles: readonly string[];
  readonly quoteKeys: readonly string[];
  readonly signer: string | null;
  /** The reader does without the chains, and says so. */
  readonly offline: boolean;
  readonly json: boolean;
}

export const USAGE = `verify-evidence FILE [--rpc URL]… [--offline] [--head FILE]… [--signer ADDRESS] [--quote-key KEY]… [--json]

  --rpc URL        read deposits, payouts and refunds again from this chain (several allowed)
  --offline        do without the chains: what stands on them is not checked, as you asked
  --head FILE      a signed head you kept from elsewhere (JSON, one or a list)
  --signer ADDRESS count only heads signed by this address
  --quote-key KEY  trust this quote key, ed25519:…, besides 1Click's own (a sandbox's)
  --json           print the whole report as one JSON object

Exit status: 0 nothing failed, and everything the file claims was checked (but for the chains, with
--offline), 1 something failed, 2 the file could not be checked at all, 3 nothing failed, but
something the file claims was not checked: the key of a quote is unknown, a chain was not read.
`;

/** Reads the command line; an error is the sentence to print. */
export function readArguments(args: readonly string[]): Result<CliOptions | 'help', string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rpc: { type: 'string', multiple: true },
        head: { type: 'string', multiple: true },
        'quote-key': { type: 'string', multiple: true },
        signer: { type: 'string' },
        offline: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) return ok('help');
    const [file, ...more] = positionals;
    if (file === undefined) return err('Name the evidence file to check.');
    if (more.length > 0) return err('Only one file can be checked at a time.');
    const { signer = null } = values;
    if (signer !== null && !/^0x[0-9a-fA-F]{40}$/.test(signer)) {
      return err('The signer is not an address: 0x and 40 hex digits.');
    }
    const badKey = values['quote-key']?.find(
      (key) => !/^ed25519:[1-9A-HJ-NP-Za-km-z]{43,44}$/.test(key),
    );
    if (badKey !== undefined) return err(`${badKey} is not a quote key: ed25519:… in base58.`);
    const badUrl = values.rpc?.find((url) => !/^https?:\/\/./.test(url) || !URL.canParse(url));
    if (badUrl !== undefined) return err(`${badUrl} is not the address of a chain's server.`);
    if (values.offline === true && values.rpc !== undefined) {
      return err('Either the chains are read (--rpc) or they are not (--offline).');
    }
    return ok({
      file,
      rpcUrls: values.rpc ?? [],
      headFiles: values.head ?? [],
      quoteKeys: values['quote-key'] ?? [],
      signer,
      offline: values.offline === true,
      json: values.json === true,
    });
  } catch (error) {
    // parseArgs throws on options it does not know.
    return err(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
}
