import { useState } from 'react';
import { Checkbox } from '../../ui/choice.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Step } from '../../ui/step.tsx';

/** The recovery code, once, large enough to write from. */
export function CodeStep({ code, onNext }: { readonly code: string; readonly onNext: () => void }) {
  const [written, setWritten] = useState(false);
  return (
    <Step next="Go on" onNext={onNext} ready={written}>
      <figure className="border-y border-rule py-6">
        <ol
          aria-label="Recovery code"
          className="grid grid-cols-2 gap-x-8 gap-y-4 narrow:grid-cols-4"
        >
          {code.split('-').map((group, index) => (
            <li key={`${index + 1}-${group}`} className="flex items-baseline gap-2">
              <span aria-hidden className="w-3 text-small text-faint">
                {index + 1}
              </span>
              <span className="font-mono text-lead tracking-wide">{group}</span>
            </li>
          ))}
        </ol>
        <figcaption className="mt-4 flex items-center justify-between gap-4 text-note text-faint">
          It has neither I, L, O nor U.
          <CopyButton text={code} what="recovery code" label="Copy" />
        </figcaption>
      </figure>
      <p className="max-w-words text-soft">
        On paper, not in a photograph or a note on a phone. Keep it where you keep a deed: whoever
        has it can open this profile and sign.
      </p>
      <Checkbox checked={written} onChecked={setWritten}>
        I have written it down
      </Checkbox>
    </Step>
  );
}
