/** What a QR code says in a picture: a photo, a screenshot, a page that was scanned. Nothing leaves this computer. */

/** Pixels a side: a code is found sooner in a smaller picture, and no camera's picture says more of it. */
const mostPixels = 1_600;

/** Undefined where no code is found, or the file is no picture. */
export async function qrTextIn(file: Blob): Promise<string | undefined> {
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, mostPixels / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) return undefined;
    // What is transparent reads as black.
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    const { data } = context.getImageData(0, 0, width, height);
    const { decodeQR } = await import('qr/decode.js');
    return decodeQR({ width, height, data });
  } catch {
    // The decoder throws where it finds none.
    return undefined;
  }
}
