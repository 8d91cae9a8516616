import { afterEach, describe, expect, it } from 'vitest';
import { call, sendCourier, watchHouse } from './support/line.ts';
import { endApplications, type Started, startApplication } from './support/start.ts';

afterEach(endApplications);

const commandId = () => crypto.randomUUID();

describe('probe', () => {
  it('x', async () => {
    const app = await startApplication();
    const page = await app.window();
    console.log(await watchHouse(page));
    console.log(JSON.stringify(await call(page, '/house/about')));
    const opened = await call(page, '/doors/open', {
      commandId: commandId(),
      wish: { kind: 'create profile', name: 'Mine', profile: 'sandbox', network: null },
    });
    console.log(JSON.stringify(opened));
    if (opened.ok === true) {
      const door = String(opened.value.door);
      console.log(await sendCourier(page, door, ['correct horse battery staple']));
      console.log(JSON.stringify(await call(page, '/doors/outcome', { door })));
      console.log(JSON.stringify(await call(page, '/house/about')));
      console.log(await watchHouse(page));
    }
    console.log(app.said());
  });
});
