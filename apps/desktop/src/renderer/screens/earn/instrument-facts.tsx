import type { ReactNode } from 'react';
import type { Instrument } from '../../../contract/earn.ts';
import { Address, Hash } from '../../ui/address.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { Time } from '../../ui/time.tsx';
import { readApy, readTvl } from './read-figures.ts';

/** What we made of an instrument ourselves first, then what 1tx says of it. */
export function InstrumentFacts({ instrument }: { readonly instrument: Instrument }) {
  const locale = useLocale();
  const { id, check, chain, contract, apyBase, apyReward, tvlUsd, takes, gives, syncedAt } =
    instrument;
  const facts: (readonly [string, ReactNode])[] = [
    [
      'Id',
      <span key="id" className="inline-flex items-center gap-1">
        <Hash text={id} />
        <CopyButton text={id} what="instrument id" />
      </span>,
    ],
    ['Chain, from the id', chain?.name ?? 'none'],
  ];
  if (contract !== null)
    facts.push(['What you would hold', <Address key="c" address={contract} />]);
  facts.push(
    ['Takes', takes ?? 'not said'],
    ['Gives', gives ?? 'not said'],
    ['What lies in it, by 1tx’s word', readTvl(tvlUsd, locale)],
  );
  if (apyBase !== null) facts.push(['Of the yield, from lending', readApy(apyBase, locale)]);
  if (apyReward !== null) facts.push(['Of the yield, from rewards', readApy(apyReward, locale)]);
  if (syncedAt !== null) facts.push(['1tx looked at it', <Time key="synced" at={syncedAt} />]);
  return (
    <div className="flex flex-col gap-4">
      {check.result === 'checked' && (
        <p className="max-w-words text-soft">
          <span className="font-medium text-go">Checked here. </span>
          {check.sentence}
        </p>
      )}
      <Facts list={facts} />
    </div>
  );
}
