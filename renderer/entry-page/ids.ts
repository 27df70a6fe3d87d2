import { useMemo } from 'react';
import type { Row } from '../../shared/query/row.ts';

/** All ids others may name a row by: its own, and those of records merged into it or lying over it. */
export function useIdsOf(row: Row): readonly string[] {
  const key = [...new Set([row.id, ...row.parts.map(({ id }) => id)])].join(' ');
  return useMemo(() => key.split(' '), [key]);
}
