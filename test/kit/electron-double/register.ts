/** `node --import` this: from then on, `electron` is the double. */
import { register } from 'node:module';

register('./resolve.js', import.meta.url);
