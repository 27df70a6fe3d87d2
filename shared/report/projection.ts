/** Puts together what each audience may read. The types in views.ts say what that is, gates.ts what holds it back. */
import { hashtagsOf } from './hashtags.ts';
import { asksOf } from './project-asks.ts';
import { callsOf, cohortsOf, offeredFunctions, offersOf } from './project-cohorts.ts';
import { commitmentsOf } from './project-commitments.ts';
import { openEncounters, publicMet, publicTargets, sharedMet, sharedTargets } from './project-encounters.ts';
import { publicNumbers, sharedDependencies, sharedMigrations } from './project-together.ts';
import type { Reading } from './reading.ts';
import { thanksOf } from './thanks.ts';
import type { Include, PublicView, SharedView } from './views.ts';

export function publicView(reading: Reading, include: Include): PublicView {
  const open = openEncounters(reading);
  return {
    met: publicMet(reading, open, include),
    targets: publicTargets(reading, open, include),
    asks: asksOf(reading, include),
    together: {
      ...publicNumbers(reading),
      calls: callsOf(reading, include),
      offered: offeredFunctions(reading, include),
    },
    ...thanksOf(reading, include),
    hashtags: hashtagsOf(reading, open),
  };
}

export function sharedView(reading: Reading, include: Include): SharedView {
  const open = openEncounters(reading);
  return {
    met: sharedMet(reading, open, include),
    targets: sharedTargets(reading, open, include),
    commitments: commitmentsOf(reading, include),
    together: {
      ...sharedDependencies(reading, include),
      ...sharedMigrations(reading, include),
      cohorts: cohortsOf(reading, include),
      offers: offersOf(reading, include),
    },
    asks: asksOf(reading, include),
    ...thanksOf(reading, include),
  };
}
