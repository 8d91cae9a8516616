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
    return (
      <span key={index} className="whitespace-nowrap">
        {url === null ? <Hash text={part.text} /> : <Linked text={part.text} url={url} />}
        {part.tail}
      </span>
    );
  });
}

function Linked({ text, url }: { readonly text: string; readonly url: string }) {
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      title={text}
      className="rounded-mark font-mono text-note underline decoration-rule underline-offset-4"
    >
      {shorten(text)}
    </a>
  );
}
