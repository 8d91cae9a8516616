import type { AccountOnChain } from '../../../contract/earn.ts';
import { useLocale } from '../../ui/locale.tsx';
import { readable } from '../../ui/money.ts';
import { Select } from '../../ui/select.tsx';

/** A chain of the account, with what lies there. */
export function ChainSelect({
  label,
  value,
  onValue,
  chains,
}: {
  readonly label: string;
  readonly value: string;
  readonly onValue: (chain: string) => void;
  readonly chains: readonly AccountOnChain[];
}) {
  const locale = useLocale();
  return (
    <Select
      label={label}
      value={value}
      onValue={onValue}
      options={chains.map(({ chain, usdc }) => ({
        value: chain.id,
        text:
          usdc === null
            ? chain.name
            : `${chain.name}: ${readable(usdc, 'gets', locale)} ${usdc.symbol}`,
      }))}
    />
  );
}

/** Chains where the USDC of the account is known. */
export function withUsdc(chains: readonly AccountOnChain[]): readonly AccountOnChain[] {
  return chains.filter(({ usdc }) => usdc !== null);
}

/** The chain with the most in it, for a form to begin with. */
export function fullest(chains: readonly AccountOnChain[]): AccountOnChain | undefined {
  return [...chains].sort((a, b) =>
    Number(BigInt(b.usdc?.units ?? '0') - BigInt(a.usdc?.units ?? '0')),
  )[0];
}
