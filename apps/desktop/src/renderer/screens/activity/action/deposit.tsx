import type { ReactNode } from 'react';
import type { DepositInstruction } from '../../../../contract/actions.ts';
import { Address } from '../../../ui/address.tsx';
import { Amount } from '../../../ui/amount.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { exact } from '../../../ui/money.ts';
import { Qr } from '../../../ui/qr.tsx';
import { Countdown, useIsPast } from '../../../ui/time.tsx';
import { DepositWord } from './deposit-word.tsx';

/** Where a deposit from outside must go: address, memo, exact amount, until when, and what comes then. */
export function Deposit({
  actionId,
  deposit,
  commands,
}: {
  readonly actionId: string;
  readonly deposit: DepositInstruction;
  readonly commands: readonly string[];
}) {
  const { address, memo, memoNote, amount, chain, uri, sendBefore, refundTo } = deposit;
  const past = useIsPast(sendBefore);
  const plain = exact(amount, 'en').replaceAll(',', '');
  return (
    <section
      aria-label="Where to send the deposit"
      className="flex flex-col gap-6 rounded-leaf border border-rule bg-leaf px-8 py-8 shadow-low max-narrow:px-5 max-narrow:py-6"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-hairline pb-3 text-note text-soft">
        <span>On {chain.name}</span>
        <span className={past ? 'text-stop' : 'figures'}>
          {past ? (
            'The time to send is over'
          ) : (
            <>
              Send within <Countdown until={sendBefore} over="no time" />
            </>
          )}
        </span>
      </div>
      <div className="flex flex-wrap items-start justify-between gap-6">
        <div className="flex min-w-0 flex-1 basis-80 flex-col gap-5">
          <Given label="Send exactly" copy={plain} what="amount">
            <Amount amount={amount} side="pays" size="large" whole className="break-all" />
          </Given>
          <Given label="To this address" copy={address} what="deposit address">
            <span className="font-mono text-body break-all">{address}</span>
          </Given>
          {memo !== null && (
            <div className="border-l-2 border-stop bg-stop-wash px-4 py-3">
              <Given label="With this memo, or it is lost" copy={memo} what="memo">
                <span className="font-mono text-lead break-all">{memo}</span>
              </Given>
              {memoNote !== null && <p className="mt-1 text-note">{memoNote}</p>}
            </div>
          )}
        </div>
        {!past && (
          <figure className="flex flex-col gap-2">
            <Qr text={uri} label={`QR code of the deposit address ${address}`} size={184} />
            {memo !== null && (
              <figcaption className="w-46 text-note text-soft">
                It holds the address only: the memo must be typed.
              </figcaption>
            )}
          </figure>
        )}
      </div>
      <p className="max-w-words text-note text-soft">
        What arrives too late or is too little is not swapped; it comes back to{' '}
        <Address address={refundTo} icon={false} what="refund address" />
      </p>
      <DepositWord actionId={actionId} commands={commands} />
    </section>
  );
}

function Given({
  label,
  copy,
  what,
  children,
}: {
  readonly label: string;
  readonly copy: string;
  readonly what: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-1">
      <span className="flex items-center gap-2 text-note text-soft">
        {label}
        <CopyButton text={copy} what={what} label="Copy" />
      </span>
      {children}
    </div>
  );
}
