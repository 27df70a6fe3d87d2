/** Imported before any schema is made: under Trusted Types zod must not even try to compile its checks. */
import { config } from 'zod';

config({ jitless: true });
