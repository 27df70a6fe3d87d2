import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMultistatusReader, type Member } from '../../../engine/webdav/multistatus.ts';

function read(pieces: readonly Uint8Array[]): readonly Member[] | undefined {
  const reader = createMultistatusReader();
  for (const piece of pieces) if (!reader.write(piece)) break;
  const read = reader.end();
  return read.ok ? read.value : undefined;
}

const ofNextcloud = `<?xml version="1.0"?>
<d:multistatus xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns" xmlns:oc="http://owncloud.org/ns"><d:response><d:href>/remote.php/dav/files/ada/Samband/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype><d:getlastmodified>Mon, 30 Nov 2026 22:58:47 GMT</d:getlastmodified></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat><d:propstat><d:prop><d:getcontentlength/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response><d:response><d:href>/remote.php/dav/files/ada/Samband/M%c3%b8te%20%26%20mer.txt</d:href><d:propstat><d:prop><d:resourcetype/><d:getcontentlength>1204</d:getcontentlength><d:getlastmodified>Tue, 01 Dec 2026 00:00:01 GMT</d:getlastmodified></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>`;

const ofApache = `<?xml version="1.0" encoding="utf-8"?>
<D:multistatus xmlns:D="DAV:" xmlns:ns0="DAV:">
<D:response xmlns:lp1="DAV:" xmlns:lp2="http://apache.org/dav/props/">
<D:href>/dav/</D:href>
<D:propstat>
<D:prop>
<lp1:resourcetype><D:collection/></lp1:resourcetype>
<lp1:getlastmodified>Mon, 30 Nov 2026 23:10:08 GMT</lp1:getlastmodified>
</D:prop>
<D:status>HTTP/1.1 200 OK</D:status>
</D:propstat>
</D:response>
<D:response>
<D:href>/dav/a&amp;b</D:href>
<D:status>HTTP/1.1 403 Forbidden</D:status>
</D:response>
<D:response>
<D:href><![CDATA[/dav/c]]></D:href>
<D:propstat><D:prop><other:getcontentlength xmlns:other="http://other.example/">9</other:getcontentlength><D:getcontentlength> 12 </D:getcontentlength></D:prop></D:propstat>
</D:response>
</D:multistatus>`;

const known: readonly (readonly [string, readonly Member[]])[] = [
  [
    ofNextcloud,
    [
      { href: '/remote.php/dav/files/ada/Samband/', isFolder: true, changedAt: Date.UTC(2026, 10, 30, 22, 58, 47) },
      {
        href: '/remote.php/dav/files/ada/Samband/M%c3%b8te%20%26%20mer.txt',
        isFolder: false,
        size: 1204,
        changedAt: Date.UTC(2026, 11, 1, 0, 0, 1),
      },
    ],
  ],
  [
    ofApache,
    [
      { href: '/dav/', isFolder: true, changedAt: Date.UTC(2026, 10, 30, 23, 10, 8) },
      { href: '/dav/c', isFolder: false, size: 12 },
    ],
  ],
];

test('what Nextcloud and Apache say of a folder is read, in whatever pieces it comes', () => {
  for (const [text, members] of known) {
    const bytes = Buffer.from(text);
    expect(read([bytes])).toEqual(members);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 20 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        expect(read(places.map((from, n) => bytes.subarray(from, places[n + 1] ?? bytes.length)))).toEqual(members);
      }),
    );
  }
});

test('what is damaged is refused or read, never thrown at', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...known.map(([text]) => text)),
      fc.array(fc.tuple(fc.nat(1_500), fc.nat(255)), { maxLength: 5 }),
      fc.nat(1_500),
      (text, changes, end) => {
        const bytes = Buffer.from(text);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        read([bytes]);
        expect(read([bytes.subarray(0, Math.min(end, Buffer.byteLength(text) - 20))])).toBeUndefined();
      },
    ),
  );
});
