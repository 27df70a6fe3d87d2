/** The networks this computer is on, and which of its addresses a comrade in the same room could reach. */
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { hostAndPort } from './address.ts';

/**
 * `lan`: other people's computers may be there. `tunnel`: a VPN or a modem, its own beacons stay out of it. `inner`:
 * between this computer and its own containers and virtual machines.
 */
export type LinkKind = 'lan' | 'tunnel' | 'inner' | 'loopback';

export interface Link {
  readonly name: string;
  readonly kind: LinkKind;
  readonly v4: readonly { readonly address: string; readonly broadcast: string | undefined }[];
  /** Link-local ones carry their scope: `fe80::1%eth0`. */
  readonly v6: readonly string[];
  /** What stands after `%` for this link, where IPv6 is spoken on it. */
  readonly scope: string | undefined;
}

export function readLinks(): Link[] {
  return linksOf(networkInterfaces(), process.platform);
}

export function linksOf(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>, platform: NodeJS.Platform): Link[] {
  return Object.entries(interfaces).flatMap(([name, infos = []]) => {
    const linkLocal = infos.find((info) => info.family === 'IPv6' && isLinkLocal(info.address));
    const scopeId = linkLocal?.family === 'IPv6' ? String(linkLocal.scopeid) : undefined;
    const scope = linkLocal && (platform === 'win32' ? scopeId : name);
    return {
      name,
      kind: kindOf(name, infos),
      v4: infos.flatMap(({ family, address, netmask }) =>
        family === 'IPv4' ? [{ address, broadcast: broadcastOf(address, netmask) }] : [],
      ),
      v6: infos.flatMap(({ family, address }) =>
        family === 'IPv6' ? [isLinkLocal(address) && scope ? `${address}%${scope}` : address] : [],
      ),
      scope,
    };
  });
}

const tunnels =
  /^(tun|tap|utun|wg|ppp|ipsec|gpd|tailscale|zt|nordlynx|proton|mullvad|cscotun|wwan)|vpn|wireguard|wintun|zerotier|tailscale/i;
const inners =
  /^(docker|br-[0-9a-f]{12}$|veth[0-9a-f]{5}|virbr|vmnet|vboxnet|lxc|lxdbr|cni|flannel|cali|podman|awdl|llw|vethernet \((wsl|default|docker))/i;

/** A link without a hardware address goes from point to point: a tunnel, whatever it is called. */
function kindOf(name: string, infos: readonly NetworkInterfaceInfo[]): LinkKind {
  if (infos.some((info) => info.internal)) return 'loopback';
  if (inners.test(name)) return 'inner';
  if (tunnels.test(name)) return 'tunnel';
  return infos.every((info) => info.mac === '00:00:00:00:00:00') ? 'tunnel' : 'lan';
}

/** Undefined where the network holds no more than its own two ends. */
function broadcastOf(address: string, netmask: string): string | undefined {
  const [host, mask] = [address, netmask].map((text) => text.split('.').map(Number));
  if (!host || !mask) return undefined;
  const broadcast = host.map((byte, index) => (byte | (~(mask[index] ?? 0) & 0xff)) & 0xff).join('.');
  return (mask[3] ?? 255) >= 254 ? undefined : broadcast;
}

/**
 * What to show as QR or to read out, the likeliest first: addresses on a LAN, IPv4 before IPv6 because it is shorter to
 * type; of tunnels and inner networks only where there is nothing else. Link-local IPv6 is left out: its scope means
 * nothing on another computer.
 */
export function addressesWorthShowing(links: readonly Link[], port: number): string[] {
  const of = (kinds: readonly LinkKind[]) => {
    const chosen = links.filter(({ kind }) => kinds.includes(kind));
    const v4 = chosen.flatMap((link) => link.v4.map(({ address }) => address)).filter((each) => !isSelfAssigned(each));
    const selfAssigned = chosen.flatMap((link) => link.v4.map(({ address }) => address)).filter(isSelfAssigned);
    const v6 = chosen.flatMap((link) => link.v6).filter((address) => !isLinkLocal(address));
    return [...v4, ...v6, ...selfAssigned].map((address) => hostAndPort(address, port));
  };
  const onLan = of(['lan']);
  return onLan.length > 0 ? onLan : of(['tunnel', 'inner']);
}

/** 169.254/16: no router gave an address. It works between two laptops on one cable. */
function isSelfAssigned(address: string): boolean {
  return address.startsWith('169.254.');
}

function isLinkLocal(address: string): boolean {
  return isIPv6(address) && /^fe[89ab]/i.test(address);
}

/**
 * Which link a packet to far away would take; undefined where none would. Asks the kernel by connecting a UDP socket to
 * an address of documentation (RFC 5737, RFC 3849), which sends nothing, and so sees rules that no routing table shows.
 */
export async function linkOutwards(links: readonly Link[]): Promise<Link | undefined> {
  const sources = await Promise.all([sourceTowards('udp4', '192.0.2.1'), sourceTowards('udp6', '2001:db8::1')]);
  return links.find(
    ({ kind, v4, v6 }) =>
      kind !== 'loopback' &&
      sources.some((source) => v4.some((each) => each.address === source) || v6.includes(source ?? '')),
  );
}

function sourceTowards(family: 'udp4' | 'udp6', address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket(family);
    const done = (source: string | undefined) => {
      socket.close();
      resolve(source);
    };
    socket.once('error', () => done(undefined));
    socket.connect(9, address, () => done(socket.address().address));
  });
}
