/** Rows' parts as the index keeps them: one sealed value a volume, good for one generation of it. */
import type { Part } from '../../shared/model/part.ts';
import type { Index, IndexWrite } from '../disk/index-port.ts';
import type { VolumeState } from './core.ts';

export interface StoredParts {
  readonly generation: string;
  readonly parts: ReadonlyMap<string, Part>;
}

export function writeParts(volume: VolumeState): IndexWrite {
  const value = JSON.stringify({ generation: volume.generation, parts: [...volume.parts.values()] });
  return { put: partsKey(volume.id), value: Buffer.from(value) };
}

export async function readParts(index: Index, volumes: readonly string[]): Promise<Map<string, StoredParts>> {
  const found = new Map<string, StoredParts>();
  const values = await index.getMany(volumes.map(partsKey));
  volumes.forEach((volume, position) => {
    const value = values[position];
    if (!value) return;
    const { generation, parts }: { generation: string; parts: Part[] } = JSON.parse(new TextDecoder().decode(value));
    found.set(volume, { generation, parts: new Map(parts.map((part) => [part.id, part])) });
  });
  return found;
}

function partsKey(volume: string): string {
  return `parts/${volume}`;
}
