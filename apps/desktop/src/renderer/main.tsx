import './tokens/index.css';
import { createRoot } from 'react-dom/client';
import { connectBackend } from './client/backend.ts';
import { openHouse } from './client/house.tsx';
import { pagePatience } from './client/patience.ts';
import { browserHost } from './host/browser.ts';
import { electronHost } from './host/electron.ts';
import { App } from './shell/app.tsx';
import { carryNonce } from './shell/nonce.ts';

carryNonce();
const host = electronHost() ?? browserHost(window.location);
const backend = connectBackend(host.openBackend, pagePatience);
const page = document.getElementById('page');
if (page === null) throw new Error('The page has no place for the application.');
createRoot(page).render(<App house={openHouse(backend, host, pagePatience)} />);
