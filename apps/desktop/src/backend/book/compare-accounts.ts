import type { Compared } from '../../contract/ledger.ts';
import { accounts } from '../accounts/record.ts';
import { chainName } from '../world.ts';
import { type AccountSends, isExplained } from './account-sends.ts';
import type { Look, Saying } from './look.ts';
import { transactions } from './unsent.ts';

/**
 * The accounts themselves, each on each chain. An action that the lost days began is in no list here;
 * what is left of it is that its account has sent more than this ledger can account for.
 *
 * @returns only what is not as the ledger says.
 */
export async function* compareAccounts(look: Look): AsyncGenerator<Compared> {
  const { ledger, outside } = look.house;
  const own = await accounts(ledger);
  for (const chain of outside.chains.keys()) {
    for (const { address, name } of own) {
      const sends = await look.sends(address, chain);
      const place = `${name} on ${chainName(chain)}`;
      if (!sends.ok) {
        // A server that does not answer is not asked for the other accounts.
        const silent = { ...sends.error, sentence: `${chainName(chain)}: ${sends.error.sentence}` };
        yield entry('It may have sent more than this ledger knows of.', silent);
        break;
      }
      const said = saying(sends.value);
      if (said.agrees === true) continue;
      const { rows } = sends.value;
      yield entry(`This ledger knows of ${transactions(rows.length)} of ${place}.`, said);
    }
  }
}

function entry(ledgerSays: string, { sentence, agrees }: Saying): Compared {
  return { actionId: null, kind: 'account', ledgerSays, worldSays: sentence, agrees };
}

function saying(sends: AccountSends): Saying {
  if (isExplained(sends)) return { sentence: '', agrees: true };
  const { unknown, notFinal, unnamed, unnamedAreNew, waiting, why } = sends;
  const parts = unknown.map(({ hash, blockNumber, succeeded }) => {
    const end = succeeded ? '' : ', and failed';
    return `Transaction ${hash} was sent without it: it is in block ${blockNumber}${end}.`;
  });
  if (notFinal > 0) parts.push(`${capital(transactions(notFinal))} more, not final yet.`);
  if (unnamed > 0) {
    const reason = why === null ? '' : ` (${why.replace(/\.$/, '')})`;
    parts.push(`${capital(transactions(unnamed))} more could not be named${reason}.`);
  }
  if (waiting > 0) parts.push(`${capital(transactions(waiting))} more, not in a block yet.`);
  const certain = unknown.length + notFinal + waiting > 0 || unnamedAreNew === true;
  return { sentence: parts.join(' '), agrees: certain ? false : null };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
