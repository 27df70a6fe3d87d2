/** The finished document in a frame of its own: no script runs in it, no link leads out of it. */
import { useEffect, useRef } from 'react';
import { trustedPage } from '../../shell/trusted.ts';

export function ReportFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (frame.current) frame.current.srcdoc = trustedPage(html);
  }, [html]);
  // biome-ignore lint/a11y/noNoninteractiveTabindex: long reports scroll by the arrow keys.
  return <iframe ref={frame} className="report-frame" sandbox="" title={title} tabIndex={0} />;
}
