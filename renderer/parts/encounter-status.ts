import { type EncounterStatus, encounterStatuses } from '../../shared/model/enumerations.ts';

export function isEncounterStatus(status: string): status is EncounterStatus {
  return encounterStatuses.some((each) => each === status);
}

/** Keys 1 to 8 set these. */
export function statusOfKey(key: string): EncounterStatus | undefined {
  return /^[1-8]$/.test(key) ? encounterStatuses[Number(key) - 1] : undefined;
}
