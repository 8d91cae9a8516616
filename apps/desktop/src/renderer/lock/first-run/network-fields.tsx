import { Plus, X } from 'lucide-react';
import type { EndpointCheck } from '../../../contract/network.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { ToneWord } from '../../ui/status-word.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { type ChainForm, KNOWN_CHAINS, type NetworkForm } from './network-form.ts';

/** Chains with their endpoints, 1Click, 1tx, the source of prices: the same at first and in the settings. */
export function NetworkFields({
  form,
  onForm,
  checks,
}: {
  readonly form: NetworkForm;
  readonly onForm: (form: NetworkForm) => void;
  readonly checks: readonly EndpointCheck[];
}) {
  const change = (key: string, part: Partial<ChainForm>): void =>
    onForm({
      ...form,
      chains: form.chains.map((chain) => (chain.key === key ? { ...chain, ...part } : chain)),
    });
  const unused = KNOWN_CHAINS.find(([id]) => form.chains.every(({ chainId }) => chainId !== id));
  const add = (): void =>
    onForm({
      ...form,
      chains: [...form.chains, { key: crypto.randomUUID(), chainId: unused?.[0] ?? '', urls: '' }],
    });
  return (
    <>
      <div className="rows border-y border-hairline">
        {form.chains.map((chain) => (
          <ChainFields
            key={chain.key}
            chain={chain}
            checks={checks.filter((each) => each.chain === `eip155:${chain.chainId.trim()}`)}
            onChange={(part) => change(chain.key, part)}
            {...(form.chains.length > 1
              ? {
                  onRemove: () =>
                    onForm({
                      ...form,
                      chains: form.chains.filter(({ key }) => key !== chain.key),
                    }),
                }
              : {})}
          />
        ))}
      </div>
      <div>
        <Button small icon={<Plus size={14} aria-hidden />} onClick={add}>
          Another chain
        </Button>
      </div>
      <TextField
        label="1Click, the service that swaps"
        type="url"
        value={form.oneclick}
        onValue={(oneclick) => onForm({ ...form, oneclick })}
      />
      <TextField
        label="1tx, the service that lets USDC earn"
        type="url"
        hint="It is asked only once you have kept an API key of it."
        value={form.onetx}
        onValue={(onetx) => onForm({ ...form, onetx })}
      />
      <Select
        label="Prices"
        value={form.priceSource}
        onValue={(priceSource) => onForm({ ...form, priceSource })}
        hint="Only for showing what amounts are worth. They never decide anything."
        options={[
          { value: '1click', text: 'From 1Click, as it lists its tokens' },
          { value: 'none', text: 'None: show amounts only' },
        ]}
      />
    </>
  );
}

function ChainFields({
  chain,
  checks,
  onChange,
  onRemove,
}: {
  readonly chain: ChainForm;
  readonly checks: readonly EndpointCheck[];
  readonly onChange: (part: Partial<ChainForm>) => void;
  readonly onRemove?: () => void;
}) {
  const name = KNOWN_CHAINS.find(([id]) => id === chain.chainId.trim())?.[1] ?? 'Other chain';
  return (
    <div className="flex flex-col gap-3 py-4">
      <div className="flex items-end gap-2">
        <TextField
          label="Chain id"
          inputMode="numeric"
          list="known-chains"
          value={chain.chainId}
          onValue={(chainId) => onChange({ chainId })}
          className="w-32"
        />
        <span className="flex-1 pb-2 text-soft">{name}</span>
        {onRemove !== undefined && (
          <Button
            kind="plain"
            aria-label={`Remove ${name}`}
            icon={<X size={16} aria-hidden />}
            onClick={onRemove}
          />
        )}
      </div>
      <TextArea
        label="Endpoints"
        hint="One a line. With two or more, their answers are compared."
        rows={2}
        mono
        placeholder="https://"
        value={chain.urls}
        onValue={(urls) => onChange({ urls })}
      />
      {checks.length > 0 && (
        <ul aria-label={`Answers for ${name}`} className="flex flex-col gap-1 text-note">
          {checks.map((check) => (
            <li key={check.url} className="flex flex-wrap items-baseline gap-x-3">
              <ToneWord tone={TONES[check.outcome]}>{WORDS[check.outcome]}</ToneWord>
              <span className="min-w-0 text-soft">{check.sentence}</span>
            </li>
          ))}
        </ul>
      )}
      <datalist id="known-chains">
        {KNOWN_CHAINS.map(([id, known]) => (
          <option key={id} value={id}>
            {known}
          </option>
        ))}
      </datalist>
    </div>
  );
}

const TONES = { ok: 'go', 'wrong chain': 'stop', unavailable: 'wait', refused: 'stop' } as const;
const WORDS = {
  ok: 'right chain',
  'wrong chain': 'wrong chain',
  unavailable: 'no answer',
  refused: 'refused',
} as const;
