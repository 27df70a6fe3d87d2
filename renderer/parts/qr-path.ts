import encode from 'qr';

/** Empty modules around it, by ISO/IEC 18004. */
const border = 4;

/** The dark modules of a QR code as one SVG path, a run of a row at a time; `size`: modules of a side, the border too. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const rows = encode(text, 'raw', { ecc: 'medium', border });
  const runs = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1]) return [];
      const end = row.indexOf(false, x);
      const width = (end < 0 ? row.length : end) - x;
      return [`M${x} ${y}h${width}v1h-${width}z`];
    }),
  );
  return { size: rows.length, path: runs.join('') };
}
