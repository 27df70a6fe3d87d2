import { err, ok, type Result } from '../../shared/result.ts';
import { actorFor, type Bundle } from '../bundles/bundle.ts';
import { type ChangeHead, guardChanges } from '../bundles/change-guard.ts';

/** The heads of a bundle's changes, if they pass the guard; else why not. */
export function guardBundle(bundle: Bundle): Result<readonly ChangeHead[], string> {
  const guarded = guardChanges(bundle.changes, actorFor(bundle.writer, bundle.volume));
  if (guarded.ok) return ok(guarded.value);
  return err(guarded.error.type === 'NotAChange' ? `NotAChange: ${guarded.error.why}` : guarded.error.type);
}
