import type { HouseState } from '../../contract/house.ts';

export function Locked({ state }: { readonly state: HouseState }) {
  return <main>{state.phase}</main>;
}
