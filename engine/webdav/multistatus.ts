/**
 * What a WebDAV server says of a folder (RFC 4918 §13, 207 Multi-Status), read as it comes. The server may be anybody's:
 * no document type, so no entity that grows; no depth; and whoever reads bounds the bytes.
 */
import sax from 'sax';
import { err, ok, type Result } from '../../shared/result.ts';

export interface Member {
  /** Percent-encoded, as the server wrote it. */
  readonly href: string;
  readonly isFolder: boolean;
  readonly size?: number;
  /** Milliseconds since 1970 by the server's clock. */
  readonly changedAt?: number;
}

export interface MultistatusReader {
  /** False once it is no such document. */
  readonly write: (bytes: Uint8Array) => boolean;
  readonly end: () => Result<readonly Member[], 'NotMultistatus'>;
}

/** What has to be asked for. */
export const propfind = Buffer.from(
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><getlastmodified/></prop></propfind>',
);

const deepest = 16;
/** Of a value that counts: a path in percents, a number, a date. */
const longest = 8_192;

export function createMultistatusReader(): MultistatusReader {
  const members: Member[] = [];
  /** Names of the open elements; of another namespace than DAV: as `?`. */
  const open: string[] = [];
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const parser = sax.parser(true, { xmlns: true, position: false });
  let text = '';
  let response: { href?: string; status?: string; found: Properties } = { found: {} };
  let part: { status?: string; properties: Properties } = { properties: {} };
  let isWhole = false;
  let failed = false;

  parser.onopentag = (tag) => {
    const isDav = 'uri' in tag && tag.uri === 'DAV:';
    open.push(isDav && 'local' in tag ? tag.local : '?');
    text = '';
    if (open.length > deepest || open[0] !== 'multistatus') throw new Error('no multistatus');
    const at = open.join('/');
    if (at === 'multistatus/response') response = { found: {} };
    if (at === 'multistatus/response/propstat') part = { properties: {} };
    if (at === 'multistatus/response/propstat/prop/resourcetype/collection') part.properties.isFolder = true;
  };
  const onText = (piece: string) => {
    text += piece;
    if (text.length > longest) throw new Error('too long a value');
  };
  parser.ontext = onText;
  parser.oncdata = onText;
  parser.onclosetag = () => {
    const at = open.join('/');
    const value = text.trim();
    open.pop();
    text = '';
    switch (at) {
      case 'multistatus':
        isWhole = true;
        return;
      case 'multistatus/response/href':
        response.href ??= value;
        return;
      case 'multistatus/response/status':
        response.status = value;
        return;
      case 'multistatus/response/propstat/status':
        part.status = value;
        return;
      case 'multistatus/response/propstat/prop/getcontentlength':
        if (/^\d{1,15}$/.test(value)) part.properties.size = Number(value);
        return;
      case 'multistatus/response/propstat/prop/getlastmodified': {
        const time = Date.parse(value);
        if (Number.isFinite(time)) part.properties.changedAt = time;
        return;
      }
      case 'multistatus/response/propstat':
        if (isGood(part.status)) Object.assign(response.found, part.properties);
        return;
      case 'multistatus/response': {
        const { href, status, found } = response;
        if (href && isGood(status)) members.push({ href, isFolder: false, ...found });
        return;
      }
      default:
    }
  };
  parser.ondoctype = () => {
    throw new Error('a document type');
  };
  parser.onerror = (error) => {
    throw error;
  };

  const attempt = (work: () => void): boolean => {
    try {
      if (!failed) work();
    } catch {
      failed = true;
    }
    return !failed;
  };
  return {
    write: (bytes) => attempt(() => void parser.write(utf8.decode(bytes, { stream: true }))),
    end: () =>
      attempt(() => void parser.write(utf8.decode()).close()) && isWhole ? ok(members) : err('NotMultistatus'),
  };
}

interface Properties {
  isFolder?: boolean;
  size?: number;
  changedAt?: number;
}

/** Nothing said is good news: a status is only told where there is one. */
function isGood(status: string | undefined): boolean {
  return status === undefined || /^HTTP\/[\d.]+ 2\d\d\b/.test(status);
}
