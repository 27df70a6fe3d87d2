export const chromiumPath = process.env['SAMBAND_CHROMIUM'] || '/usr/bin/chromium';
