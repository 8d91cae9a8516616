import { BASE, SAVINGS } from '@countinghouse/core/simulation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import { fits } from '../testing/fits.ts';
import { must } from '../testing/must.ts';
import { openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { accountProcedures } from './index.ts';

let sim: SimHouse;
beforeEach(async () => {
  sim = await openSimHouse();
});
afterEach(() => sim.end());

describe('an address as it is typed', () => {
  const look = async (chain: string, address: string, again: string | null = null) => {
    const answer = await accountProcedures.checkAddress(sim.house, { chain, address, again });
    fits(contract.accounts.checkAddress, answer);
    return must(answer);
  };

  it('of ours goes by its name', async () => {
    expect(await look(BASE, SAVINGS)).toMatchObject({ usable: true, ownName: 'Savings' });
    expect(await look(BASE, '0x12')).toMatchObject({ usable: false, ownName: null });
    expect((await look(BASE, '0x12')).sentence).not.toBeNull();
  });

  it('an XRP address that carries a tag is refused; one that carries none is taken as what it is', async () => {
    const xrp = 'xrpl:0';
    expect(await look(xrp, 'XVLhHMPHU98es4dbozjVtdWzVrDjtV5fdx1mHp98tDMoQXb')).toMatchObject({
      usable: true,
      canonical: 'rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf',
    });
    const tagged = 'X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu';
    expect(await look(xrp, tagged)).toMatchObject({ usable: false });
  });

  it('of a chain nobody knows is typed twice', async () => {
    const chain = 'oneclick:brandnew';
    expect(await look(chain, 'abc')).toMatchObject({ usable: false, needsTwice: true });
    expect(await look(chain, 'abc', 'abd')).toMatchObject({ usable: false, needsTwice: true });
    expect(await look(chain, 'abc', 'abc')).toMatchObject({
      usable: true,
      needsTwice: true,
      canonical: 'abc',
    });
  });
});
