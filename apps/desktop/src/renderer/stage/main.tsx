import './jitless.ts';
import '../tokens/index.css';
import { createRoot } from 'react-dom/client';
import { connectBackend } from '../client/backend.ts';
import { openHouse } from '../client/house.tsx';
import { pagePatience } from '../client/patience.ts';
import { App } from '../shell/app.tsx';
import { carryNonce } from '../shell/nonce.ts';
import { SCENES } from './scenes.ts';
import { absentHost, scriptedHost } from './scripted-host.ts';

declare global {
  interface Window {
    /** For the program that takes pictures: what there is, without the scripts. */
    readonly stage: readonly object[];
  }
}

carryNonce();
Object.defineProperty(window, 'stage', {
  value: SCENES.map(({ script: _, courier: __, ...scene }) => scene),
});

const name = new URLSearchParams(window.location.search).get('scene');
const scene = SCENES.find((each) => each.name === name);
const page = document.getElementById('page');
if (page === null) throw new Error('The stage has no place for the page.');
if (scene === undefined) {
  createRoot(page).render(
    <ul className="p-6">
      {SCENES.map((each) => (
        <li key={each.name}>
          <a href={`?scene=${each.name}#${each.at ?? '/'}`}>{each.name}</a>
        </li>
      ))}
    </ul>,
  );
} else {
  const host =
    scene.absent === true ? absentHost() : scriptedHost(scene.script, scene.courier ?? null);
  const backend = connectBackend(host.openBackend, pagePatience);
  createRoot(page).render(<App house={openHouse(backend, host, pagePatience)} />);
}
