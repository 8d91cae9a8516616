import type { EndpointCheck } from '../../../contract/network.ts';
import type { Warning } from '../../ui/warnings.tsx';

/** Endpoints asked at the same time may be some blocks apart; more is worth saying. */
const APART = 20;

/** Where endpoints of one chain do not say the same. */
export function disagreements(checks: readonly EndpointCheck[]): readonly Warning[] {
  const chains = [...new Set(checks.map(({ chain }) => chain))];
  return chains.flatMap((chain) => {
    const heads = checks.filter((each) => each.chain === chain && each.head !== null);
    const blocks = heads.map(({ head }) => head ?? 0);
    const apart = Math.max(...blocks) - Math.min(...blocks);
    if (heads.length < 2 || apart <= APART) return [];
    const behind = heads.find(({ head }) => head === Math.min(...blocks));
    return [
      {
        code: `disagree-${chain}`,
        weight: 'risk',
        sentence: `On chain ${chain.replace('eip155:', '')}, ${host(behind?.url)} is ${apart} blocks behind the others. What it says may be old.`,
      } as const,
    ];
  });
}

function host(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : 'one endpoint';
}
