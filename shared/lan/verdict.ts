/** What the LAN looks like from here, and what to do next: found out by engine/lan/diagnosis.ts, told by shared/i18n/app/lan.ts. */

/** In the order in which they should be tried. The last four are the ladder: each works where the one before does not. */
export type LanStep =
  | 'wait'
  | 'joinNetwork'
  | 'turnOffVpn'
  | 'allowHere'
  | 'allowThere'
  | 'switchOnThere'
  | 'checkAddress'
  | 'checkClock'
  | 'checkMembers'
  | 'closeOther'
  | 'address'
  | 'hotspot'
  | 'stick'
  | 'relay';

export type LanVerdict = { readonly next: readonly LanStep[] } & (
  | { readonly type: 'Connected'; readonly channels: number }
  | { readonly type: 'Off' }
  | { readonly type: 'Looking' }
  | { readonly type: 'NoNetwork' }
  /** A VPN or a modem, but no network that others in the room could be on. */
  | { readonly type: 'OnlyTunnel'; readonly link: string }
  /** The door or the ear cannot be opened: another program holds the port, or this computer forbids it. */
  | { readonly type: 'CannotListen'; readonly why: 'PortTaken' | 'NotPermitted' | 'Other' }
  /** Not one beacon left this computer. `code`: the system's own word. */
  | { readonly type: 'SendingRefused'; readonly code: string }
  /** Beacons go out and not even this computer's own come back: something here drops what comes in. */
  | { readonly type: 'NothingComesIn' }
  /** Their beacon is heard, their door does not answer. */
  | { readonly type: 'HeardButNoAnswer'; readonly address: string }
  /** Their door answers and does not let this device in, or is not let in here. */
  | { readonly type: 'NotLetIn'; readonly address: string; readonly why: 'Member' | 'Door' | 'Proof' }
  | { readonly type: 'TypedNoAnswer'; readonly address: string }
  | { readonly type: 'TypedRefused'; readonly address: string }
  | { readonly type: 'TypedNotSamband'; readonly address: string }
  | { readonly type: 'TypedSelf'; readonly address: string }
  | { readonly type: 'TypedNoAddress'; readonly address: string }
  | { readonly type: 'VpnInTheWay'; readonly link: string }
  /** Others look for each other here, with keys this device does not have. */
  | { readonly type: 'OnlyStrangers' }
  /** Everything works here and nobody is heard: nobody is there, or the network keeps its guests apart. */
  | { readonly type: 'AloneOrKeptApart' }
);
