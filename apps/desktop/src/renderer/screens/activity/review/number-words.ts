const ONES = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
] as const;
const TENS = [
  '',
  '',
  'twenty',
  'thirty',
  'forty',
  'fifty',
  'sixty',
  'seventy',
  'eighty',
  'ninety',
] as const;
const THOUSANDS = ['', 'thousand', 'million', 'billion', 'trillion'] as const;
const MOST_WHOLE_DIGITS = 15;
const MOST_DECIMALS = 9;

/**
 * An exact amount in English words, as on a cheque: "two hundred and fifty", "zero point zero seven".
 *
 * @returns null where it would be too long to read
 */
export function amountInWords(units: bigint, decimals: number): string | null {
  const digits = units.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  if (whole.length > MOST_WHOLE_DIGITS || fraction.length > MOST_DECIMALS) return null;
  const before = wholeInWords(Number(whole));
  if (fraction === '') return before;
  const after = [...fraction].map((digit) => ONES[Number(digit)]).join(' ');
  return `${before} point ${after}`;
}

function wholeInWords(number: number): string {
  if (number === 0) return ONES[0];
  const parts: string[] = [];
  let rest = number;
  for (let scale = 0; rest > 0; scale += 1) {
    const group = rest % 1_000;
    rest = Math.floor(rest / 1_000);
    if (group === 0) continue;
    const and = scale === 0 && group < 100 && rest > 0 ? 'and ' : '';
    const unit = THOUSANDS[scale] ?? '';
    parts.unshift(`${and}${hundredsInWords(group)}${unit === '' ? '' : ` ${unit}`}`);
  }
  return parts.join(' ');
}

function hundredsInWords(group: number): string {
  const hundreds = Math.floor(group / 100);
  const rest = group % 100;
  const small =
    rest < 20
      ? (ONES[rest] ?? '')
      : `${TENS[Math.floor(rest / 10)] ?? ''}${rest % 10 === 0 ? '' : `-${ONES[rest % 10] ?? ''}`}`;
  if (hundreds === 0) return small;
  const head = `${ONES[hundreds] ?? ''} hundred`;
  return rest === 0 ? head : `${head} and ${small}`;
}
