/** A readable export, read back. Only the outer form is checked here; the vault checks every record as it checks what comes from elsewhere. */
import type { VaultExport } from './api.ts';

/** Undefined where the text is none. */
export function readExport(text: string): VaultExport | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isVaultExport(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function isVaultExport(data: unknown): data is VaultExport {
  if (typeof data !== 'object' || data === null || !('spaces' in data)) return false;
  const { format, version, spaces } = Object(data);
  const isSpace = (space: unknown) =>
    typeof Object(space).name === 'string' &&
    typeof Object(space).width === 'string' &&
    isPlainObject(Object(space).records);
  return format === 'samband-export' && version === 1 && Array.isArray(spaces) && spaces.every(isSpace);
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
