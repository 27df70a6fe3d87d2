/** In CI properties try the same cases each time: what fails there fails here too. Elsewhere every run tries others. */
import fc from 'fast-check';

if (process.env['CI']) fc.configureGlobal({ seed: 20_261_124 });
