import { openPanel } from './panel.js';

openPanel(acquireVsCodeApi());
