/**
 * `samband:open/encounter/ID`, from another program or a QR code. Anybody can make such a link, so that it may only show
 * something: kinds are listed, ids have their exact form, and nothing else of it goes on.
 */
export const linkScheme = 'samband:';

const known = /^samband:(?:\/\/)?open\/(encounter|organisation|person|trip|note|record|reports)\/([0-9a-f]{32})\/?$/i;

/** The window's command, or undefined where the link is none of ours. */
export function commandOfLink(link: string): string | undefined {
  if (link.length > 200) return undefined;
  const [, kind, id] = known.exec(link) ?? [];
  return kind && id ? `open:/${kind.toLowerCase()}/${id.toLowerCase()}` : undefined;
}
