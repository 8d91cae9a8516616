import type { AnyReview } from '../../../../contract/actions.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';

/** What will be signed, as it is, for whoever wants to see it. */
export function Payload({ review }: { readonly review: AnyReview }) {
  const { payload, digest } = review;
  const what = review.kind === 'order' ? 'What will be asked for' : 'What will be signed';
  return (
    <details className="text-note">
      <summary className="w-fit rounded-mark text-soft hover:text-ink">{what}</summary>
      <dl className="rows mt-3 border-y border-hairline">
        {Object.entries(payload).map(([name, value]) => (
          <div key={name} className="flex gap-4 py-2 max-narrow:flex-col max-narrow:gap-0">
            <dt className="w-44 shrink-0 text-soft">{name}</dt>
            <dd className="min-w-0 font-mono break-all">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 flex flex-wrap items-center gap-1 text-soft">
        Your approval names this text by its digest
        <span className="font-mono break-all">{digest}</span>
        <CopyButton text={digest} what="digest" />
      </p>
    </details>
  );
}
