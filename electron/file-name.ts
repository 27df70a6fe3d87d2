/** A name for the save dialog that is a name on every system, whatever a window proposes. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

export function fileName(proposed: string, ending?: string): string {
  const [last = ''] = proposed.split(/[\\/]/).slice(-1);
  // Control characters, what Windows refuses, and marks that turn the direction of writing, so that an ending cannot hide.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  const plain = last.replace(/[\u0000-\u001f\u007f-\u009f<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  const named = plain.replace(/^[.\s]+|[.\s]+$/g, '');
  const safe = named === '' || reserved.test(named) ? `samband-${named}` : named;
  return withEnding(safe, ending);
}

const longest = 120;

function withEnding(name: string, wanted: string | undefined): string {
  const [found = ''] = /\.[A-Za-z0-9-]{1,20}$/.exec(name) ?? [];
  const ending = wanted ?? found;
  const stem = found === ending ? name.slice(0, name.length - found.length) : name;
  return `${[...stem].slice(0, longest).join('')}${ending}`;
}
