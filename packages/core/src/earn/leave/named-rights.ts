import { utc } from '../../grant/index.ts';
import type { Instant } from '../../ports/clock.ts';
import type { SmartAccountPort } from '../../ports/smart-account.ts';
import type { ReviewWarning } from '../../review/review.ts';
import { chainName } from '../asset.ts';
import type { StandingRight } from '../rights/judge.ts';
import { standingOfGrant } from '../rights/read.ts';
import type { SignedGrant } from '../rights/signed-grants.ts';
import type { LeaveInput } from './input.ts';

/** The rights that were signed here and end with an operation, a sentence each; none that is void or over. */
export async function namedRights(
  { account, usdc: { chain } }: Pick<LeaveInput, 'account' | 'usdc'>,
  signed: readonly SignedGrant[],
  accounts: SmartAccountPort,
  now: Instant,
): Promise<readonly ReviewWarning[]> {
  const named: ReviewWarning[] = [];
  for (const grant of signed) {
    const stands = await standingOfGrant(accounts, account, grant);
    if (stands.onChain === 'void' || (stands.endsAt !== null && stands.endsAt <= now)) continue;
    const sentence = nameOf(grant, chainName(chain), stands);
    named.push({ code: 'ENDS_RIGHT', weight: 'note', sentence });
  }
  return named;
}

/** Said where nothing that stands was signed here. */
export function noneNamed({ usdc }: Pick<LeaveInput, 'usdc'>): ReviewWarning {
  const sentence = `No right that was signed here stands on ${chainName(usdc.chain)} any more. This ends what may have been signed in another program.`;
  return { code: 'ENDS_NO_KNOWN_RIGHT', weight: 'note', sentence };
}

function nameOf(
  { review: { decoded } }: SignedGrant,
  where: string,
  { onChain, endsAt }: StandingRight,
): string {
  const who =
    decoded.key.kind === 'key'
      ? `the key ${decoded.key.address}`
      : 'a key that nobody here can read';
  const until =
    endsAt === null ? 'which has no end of its own' : `which holds until ${utc(endsAt / 1_000)}`;
  return `Ends the right of ${who} on ${where}, ${until}${STANDS[onChain]}.`;
}

const STANDS: Readonly<Record<StandingRight['onChain'], string>> = {
  usable: ' and is in use',
  'not yet': ' and has not been used yet',
  void: '',
  unknown: '; whether it still stands could not be read',
};
