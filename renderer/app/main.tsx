import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './no-compiling.ts';
import '../design/base.css';
import '../parts/parts.css';
import './app.css';
import { removeForgottenDatabases } from '../data/database.ts';
import { browserShell } from '../shell/browser-shell.ts';
import { electronShell } from '../shell/electron-shell.ts';
import { App } from './app.tsx';

void removeForgottenDatabases();

const shell = window.samband ? electronShell(window.samband) : browserShell();
const root = document.getElementById('app');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App shell={shell} />
    </StrictMode>,
  );
