/**
 * A second door in front of every network, for whatever the first one (app-session.ts) does not see: Chromium's own services,
 * WebRTC, which asks no request handler, and mistakes of ours. No name is resolved; every connection goes to a proxy that
 * is not there, and what cannot be sent through a proxy is not sent.
 */
import { app, type Session } from 'electron';

/** Loopback's own discard port, where nothing listens: privileged, so that nobody without the computer could. */
const nowhere = '127.0.0.1:9';

const switches: Readonly<Record<string, string>> = {
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'proxy-server': nowhere,
  // Else Chromium goes to this computer itself, past the proxy.
  'proxy-bypass-list': '<-loopback>',
  'webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
  'disable-sync': '',
  'no-pings': '',
  'dns-prefetch-disable': '',
};

/** Before the app is ready: Chromium reads them once. */
export function switchNetworkOff(): void {
  for (const [name, value] of Object.entries(switches)) app.commandLine.appendSwitch(name, value);
}

/** Said for each session too: which of them a switch reaches is Electron's affair. */
export function proxyNowhere(session: Session): void {
  void session.setProxy({ mode: 'fixed_servers', proxyRules: nowhere, proxyBypassRules: '<-loopback>' });
}
