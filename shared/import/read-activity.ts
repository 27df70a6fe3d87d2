import { z } from 'zod';
import { createFlowWriter, type Flow } from './flow.ts';

const Tag = z.object({ type: z.string().optional(), name: z.string().optional(), href: z.string().optional() });
const Note = z.object({
  content: z.string().optional(),
  /** The same in each language. */
  contentMap: z.record(z.string(), z.string()).optional(),
  published: z.string().optional(),
  attributedTo: z.unknown().optional(),
  tag: z.unknown().optional(),
});

export interface Activity {
  /** The note's HTML, each unit at its place in the JSON. */
  readonly content: Flow;
  readonly published: string | null;
  readonly author: string | null;
  readonly hashtags: readonly string[];
  /** Full handles, `@user@host`. */
  readonly mentions: readonly string[];
}

/** Reads an ActivityStreams 2 note, or the activity around one. Undefined where the text is something else. */
export function readActivity(flow: Flow): Activity | undefined {
  if (!/^\s*\{/.test(flow.text.slice(0, 200))) return undefined;
  const parsed = parseJson(flow.text);
  const inner = z.object({ object: Note }).safeParse(parsed);
  const note = inner.success ? inner.data.object : Note.safeParse(parsed).data;
  if (!note) return undefined;
  const written = note.content ?? Object.values(note.contentMap ?? {})[0];
  const content = written === undefined ? undefined : findString(flow, written);
  if (!content) return undefined;
  const tags = (Array.isArray(note.tag) ? note.tag : [note.tag]).flatMap((tag) => {
    const read = Tag.safeParse(tag);
    return read.success ? [read.data] : [];
  });
  const namesOf = (type: string) => tags.flatMap((tag) => (tag.type === type && tag.name ? [tag.name] : []));
  const author = z
    .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
    .safeParse(note.attributedTo);
  return {
    content,
    published: note.published ?? null,
    author: author.data ?? null,
    hashtags: namesOf('Hashtag').map((name) => name.replace(/^#/, '')),
    mentions: namesOf('Mention'),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A text that merely begins with a brace.
    return undefined;
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: ' ', f: ' ' };

/** Finds the string literal whose value is `value` and decodes it with its offsets. */
function findString(flow: Flow, value: string): Flow | undefined {
  const { text } = flow;
  for (const match of text.matchAll(/"[\w-]{1,40}"\s{0,20}:\s{0,20}"/g)) {
    const open = match.index + match[0].length - 1;
    const writer = createFlowWriter();
    let end = open + 1;
    while (end < text.length && text.charAt(end) !== '"') {
      const sign = text.charAt(end) === '\\' ? text.charAt(end + 1) : '';
      const length = sign === '' ? 1 : sign === 'u' ? 6 : 2;
      const decoded =
        sign === ''
          ? text.charAt(end)
          : sign === 'u'
            ? String.fromCharCode(Number.parseInt(text.slice(end + 2, end + 6), 16))
            : (escapes[sign] ?? sign);
      writer.put(decoded, flow.starts[end] ?? 0, flow.ends[end + length - 1] ?? 0);
      end += length;
    }
    const found = writer.finish();
    if (found.text === value) return found;
  }
  return undefined;
}
