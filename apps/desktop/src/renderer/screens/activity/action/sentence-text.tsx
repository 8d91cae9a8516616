import { Fragment } from 'react';
import type { Proof } from '../../../../contract/actions.ts';
import { Hash, shorten } from '../../../ui/address.tsx';
import { splitNames } from './split-names.ts';

/** A sentence of the backend, its long names (hashes, addresses) set short and in the mono. */
export function SentenceText({
  text,
  proofs = [],
}: {
  readonly text: string;
  readonly proofs?: readonly Proof[];
}) {
  return splitNames(text).map((part, index) => {
    if (!part.name) return <Fragment key={index}>{part.text}</Fragment>;
    const url = proofs.find(({ hash }) => hash === part.text)?.explorerUrl ?? null;
    if (url === null) {
      return <Hash key={index} text={part.text} />;
    }
    return (
      <a
        key={index}
        href={url}
        target="_blank"
        rel="noreferrer"
        className="rounded-mark underline decoration-rule underline-offset-4"
      >
        <span className="font-mono text-note" title={part.text}>
          {shorten(part.text)}
        </span>
      </a>
    );
  });
}
