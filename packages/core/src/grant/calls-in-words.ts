import { formatAmount } from '../money/index.ts';
import { showAddress } from '../review/show.ts';
import type { ArgumentRule, GrantedCall } from './decoded-grant.ts';
import type { GrantAsked } from './grant-review.ts';

/** How addresses are called, by lower-case address. */
export type AddressNames = Readonly<Record<string, string>>;

/** What turns calls into sentences. */
interface Tongue {
  readonly asked: GrantAsked;
  readonly names: AddressNames;
}

/**
 * Calls as sentences. What is known well is said plainly; every rule that the plain words do not hold
 * follows as it is. The same right over several tokens is one sentence.
 */
export function callSentences(
  calls: readonly GrantedCall[],
  asked: GrantAsked,
  names: AddressNames,
): readonly string[] {
  const tongue = { asked, names };
  const groups = new Map<string, GrantedCall[]>();
  for (const call of calls) {
    const key = handsOver(call, asked) ? `of many ${spenderOf(call)}` : `alone ${groups.size}`;
    groups.set(key, [...(groups.get(key) ?? []), call]);
  }
  return [...groups.values()].map((group) =>
    group.length === 1 ? sentence(group[0] as GrantedCall, tongue) : overMany(group, tongue),
  );
}

function sentence(call: GrantedCall, tongue: Tongue): string {
  const { words, said } = plain(call, tongue) ?? exact(call, tongue);
  const rules = call.rules.filter((rule) => !said.includes(rule));
  const where = rules.map((rule) => ruleWords(rule, call, tongue)).join(' and ');
  const value = BigInt(call.valueAtMost);
  const extra = value > 0n ? ` It may pay ${value} base units of the native asset with it.` : '';
  return `${words}${where === '' ? '' : `, where ${where}`}.${extra}`;
}

/** Words for a call, and the rules that are in them. */
interface Words {
  readonly words: string;
  readonly said: readonly ArgumentRule[];
}

function plain(call: GrantedCall, tongue: Tongue): Words | null {
  const { how, target, amount } = call;
  if (how !== 'call' || target === null) return null;
  const limit = amount === null ? undefined : limitOf(call, amount);
  const said = limit === undefined ? [] : [limit];
  switch (bareName(call)) {
    case 'approve': {
      const spender = spenderRule(call);
      if (spender === undefined || (amount?.atMost !== null && limit === undefined)) return null;
      const who = named(spender.values[0] ?? '', tongue.names);
      const what = quantity(call, limit, named(target, tongue.names), tongue);
      return {
        words: `It may let ${who} take ${what} out of the account, by approve`,
        said: [...said, spender],
      };
    }
    case 'buy': {
      if (amount?.atMost !== null && limit === undefined) return null;
      const where = named(target, tongue.names);
      const most = limit?.values[0];
      const how =
        most === undefined ? 'any amount' : `at most ${inAsked(most, tongue.asked)} each time`;
      return { words: `It may buy through ${where} with ${how}`, said };
    }
    case 'sell':
      return { words: `It may sell through ${named(target, tongue.names)}`, said: [] };
    default:
      return null;
  }
}

function exact(call: GrantedCall, { names }: Tongue): Words {
  const where = call.target === null ? 'any contract' : named(call.target, names);
  const what =
    call.function ??
    (call.selector === '0x00000000' ? 'a plain payment' : `the function ${call.selector}`);
  const how = call.how === 'call' ? 'It may call' : 'It may run as the account itself';
  return { words: `${how} ${what} of ${where}`, said: [] };
}

/** Any amount of a token that the limit is not about, to one that is named; and no other rule. */
function handsOver(call: GrantedCall, asked: GrantAsked): boolean {
  const spender = spenderRule(call);
  return (
    bareName(call) === 'approve' &&
    call.how === 'call' &&
    call.target !== null &&
    call.target.toLowerCase() !== asked.token.toLowerCase() &&
    call.amount?.atMost === null &&
    BigInt(call.valueAtMost) === 0n &&
    spender !== undefined &&
    call.rules.length === 1
  );
}

function overMany(calls: readonly GrantedCall[], { names }: Tongue): string {
  const tokens = calls.map(({ target }) => named(target ?? '', names));
  const who = named(spenderOf(calls[0] as GrantedCall), names);
  return `It may let ${who} take any amount of ${tokens.length} other tokens out of the account, by approve: ${list(tokens)}.`;
}

/** Of the functions that are known here: two contracts may call different things by one name. */
const KNOWN = {
  'approve(address spender, uint256 amount)': 'approve',
  'buy(bytes32 instrumentId, uint256 amount, uint256 minDeposited, bool fast, uint256 maxFee, uint16 referralBps, address referral)':
    'buy',
  'sell(bytes32 instrumentId, uint256 shares, uint256 minOut, uint16 referralBps, address referral)':
    'sell',
} as const;

function bareName(call: GrantedCall): (typeof KNOWN)[keyof typeof KNOWN] | null {
  const signature = call.function ?? '';
  return Object.hasOwn(KNOWN, signature) ? KNOWN[signature as keyof typeof KNOWN] : null;
}

function spenderRule({ rules, recipient }: GrantedCall): ArgumentRule | undefined {
  if (recipient?.only?.length !== 1) return undefined;
  return rules.find(
    ({ condition, argument, values }) =>
      condition === 'equal' && argument?.name === recipient.argument && values.length === 1,
  );
}

function spenderOf(call: GrantedCall): string {
  return spenderRule(call)?.values[0] ?? '';
}

/** The rule that says how much, where it is the only one about that. */
function limitOf({ rules }: GrantedCall, { argument, atMost }: NonNullable<GrantedCall['amount']>) {
  const about = rules.filter((rule) => rule.argument?.name === argument);
  const [only] = about;
  return about.length === 1 && only?.condition === 'at-most' && only.values[0] === atMost
    ? only
    : undefined;
}

function quantity(
  call: GrantedCall,
  limit: ArgumentRule | undefined,
  token: string,
  { asked }: Tongue,
): string {
  const most = limit?.values[0];
  if (most === undefined) return `any amount of ${token}`;
  const own = call.target?.toLowerCase() === asked.token.toLowerCase();
  return own
    ? `at most ${formatAmount(BigInt(most), asked.decimals)} ${token}`
    : `at most ${most} base units of ${token}`;
}

function inAsked(units: string, asked: GrantAsked): string {
  return `${formatAmount(BigInt(units), asked.decimals)} ${asked.symbol}`;
}

const WORDS = {
  equal: 'is',
  'greater-than': 'is more than',
  'less-than': 'is less than',
  'at-least': 'is at least',
  'at-most': 'is at most',
  'not-equal': 'is not',
  'one-of': 'is one of',
  'slice-equal': 'has in it',
  unknown: 'follows a rule nobody here knows:',
} as const;

function ruleWords(rule: ArgumentRule, call: GrantedCall, { asked, names }: Tongue): string {
  const { argument, condition, values, offset } = rule;
  const ofToken = call.target?.toLowerCase() === asked.token.toLowerCase();
  const name = argument === null ? `the word at byte ${offset}` : argument.name;
  const shown = values.map((value) => {
    if (argument?.type === 'address') return named(value, names);
    return ofToken && argument?.name === 'amount' && /^\d+$/.test(value)
      ? inAsked(value, asked)
      : value;
  });
  return `${name} ${WORDS[condition]} ${shown.join(', ')}`;
}

export function named(address: string, names: AddressNames): string {
  const name = names[address.toLowerCase()];
  return name === undefined ? address : `${name} (${showAddress(address)})`;
}

function list(parts: readonly string[]): string {
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
