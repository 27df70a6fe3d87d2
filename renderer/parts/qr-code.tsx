/** A QR code as one path: dark on light in every theme, since many a camera reads no other. */
import { useMemo } from 'react';
import { qrPath } from './qr-path.ts';
import './with-others.css';

export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect className="qr-paper" width={size} height={size} />
      <path className="qr-ink" d={path} />
    </svg>
  );
}
