import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@countinghouse/core';

export interface CliOptions {
  readonly file: string;
  readonly rpcUrls: readonly string[];
  readonly headFiles: readonly string[];
  readonly quoteKeys: readonly string[];
  readonly signer: string | null;
  /** Whatever the file claims must be checked, asked for or not. */
  readonly strict: boolean;
  readonly json: boolean;
}

export const USAGE = `verify-evidence FILE [--rpc URL]… [--head FILE]… [--signer ADDRESS] [--quote-key KEY]… [--strict] [--json]

  --rpc URL        read deposits, payouts and refunds again from this chain (several allowed)
  --head FILE      a signed head you kept from elsewhere (JSON, one or a list)
  --signer ADDRESS count only heads signed by this address
  --quote-key KEY  trust this quote key, ed25519:…, besides 1Click's own (a sandbox's)
  --strict         status 3 if anything the file claims was not checked, asked for or not
  --json           print the whole report as one JSON object

Exit status: 0 nothing failed, and what you asked for was checked, 1 something failed, 2 the file
could not be checked at all, 3 nothing failed, but something that you asked for was not checked: a
chain did not answer, a head could not be compared, the key of a quote is not the one you named.
With --strict the same for everything the file claims. What was not checked is always listed.
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
        strict: { type: 'boolean' },
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
    return ok({
      file,
      rpcUrls: values.rpc ?? [],
      headFiles: values.head ?? [],
      quoteKeys: values['quote-key'] ?? [],
      signer,
      strict: values.strict === true,
      json: values.json === true,
    });
  } catch (error) {
    // parseArgs throws on options it does not know.
    return err(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
}
