import { type Fields, fields, type Subject, type Words, written } from './subject.ts';

const EARNING: Readonly<Record<string, (subject: Subject) => string>> = {
  fund: ({ origin, to }) =>
    `You began to put USDC into your earning account ${to} on ${origin.chain}.`,
  authorize: ({ origin }) => `You began to let 1tx act for your account on ${origin.chain}.`,
  revoke: () => 'You began to ask 1tx to stop acting for you.',
  'earn-buy': ({ origin, destination }) =>
    origin.chain === destination.chain
      ? `You began to put USDC to work on ${origin.chain}.`
      : `You began to put USDC on ${origin.chain} to work on ${destination.chain}.`,
  'earn-sell': ({ destination }) =>
    `You began to take USDC back out of work on ${destination.chain}.`,
  withdraw: ({ origin }) => `You began to withdraw USDC on ${origin.chain} to your own address.`,
  'earn-exit': ({ origin }) =>
    `You began to take everything out of your account on ${origin.chain}, without 1tx.`,
  'earn-removal': ({ origin }) =>
    `You began to end every right on your account on ${origin.chain}, without 1tx.`,
};

/** How an action began. */
export function begun(subject: Subject): Words {
  const { kind, origin, destination, to } = subject;
  if (kind === 'swap') {
    return [`You began a swap from ${origin.chain} to ${destination.chain}, to be paid to ${to}.`];
  }
  return [EARNING[kind]?.(subject) ?? `You began a payment on ${origin.chain} to ${to}.`];
}

/** What the person was asked to look over. */
export function asked(review: Fields): Words {
  const lead = 'You were asked to look it over: ';
  switch (review.kind) {
    case 'grant':
      return [`${lead}what ${review.through} may do with ${review.account}.`];
    case 'blind': {
      const said = fields(fields(review.said).pays);
      return [
        `${lead}32 bytes that nobody can read, said to pay `,
        written(said.units, said.asset, said.symbol, said.decimals),
        ` to ${fields(review.said).receiver}.`,
      ];
    }
    case 'order': {
      const pays = fields(review.pays);
      return [
        `${lead}what ${review.through} is to do with `,
        written(pays.units, pays.asset, pays.symbol, pays.decimals),
        '.',
      ];
    }
    default: {
      if (fields(review.decoded).kind === 'user-operation') {
        return [`${lead}what your account ${review.to} is to do, all of it or none.`];
      }
      const pays = fields(review.pays);
      const amount = written(pays.units, pays.asset, pays.symbol, pays.decimals);
      return [lead, amount, ` to ${review.to}.`];
    }
  }
}
