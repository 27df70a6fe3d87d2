/** The day. */
import { useEntriesOfKind, useNames } from '../../data/hooks.ts';
import { Page } from '../../parts/page.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { useCommonWords, useFormats } from '../../words/language.tsx';

export function Today() {
  const { places, noDate } = useCommonWords();
  const formats = useFormats();
  const names = useNames();
  const encounters = useEntriesOfKind('encounter');
  return (
    <Page title={places.today} fill>
      <VirtualList className="grow" label={places.today} items={encounters} keyOf={(entry) => entry.id}>
        {(entry) => (
          <>
            <span className="name one-line">{names.ofEntry(entry)}</span>
            <StatusMark status={entry.status ?? ''} />
            <time className="quiet">{entry.day ? formats.day(entry.day) : noDate}</time>
          </>
        )}
      </VirtualList>
    </Page>
  );
}
