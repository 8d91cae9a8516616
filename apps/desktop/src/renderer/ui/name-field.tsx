import { TextField } from './text-field.tsx';

/** What a person calls a wallet or an account; as long as the contract takes it. */
export function NameField({
  value,
  onValue,
  autoFocus = false,
}: {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly autoFocus?: boolean;
}) {
  return (
    <TextField
      label="What it is called"
      value={value}
      onValue={onValue}
      maxLength={60}
      autoFocus={autoFocus}
    />
  );
}
