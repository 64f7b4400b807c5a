/** Small natives of sun.net: the system's settings. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { NativeTable } from '../../../vm/native.js';

/** One end of the range of ports that the system gives out, -1 if it is not known. */
function portRange(end: 0 | 1): number {
  try {
    const text = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'latin1');
    return Number(text.trim().split(/\s+/)[end]);
  } catch {
    return -1;
  }
}

export const networkSettings: NativeTable = {
  'sun/net/PortConfig': {
    'getLower0()I': () => portRange(0),
    'getUpper0()I': () => portRange(1),
  },
  'sun/net/dns/ResolverConfigurationImpl': {
    'fallbackDomain0()Ljava/lang/String;': (vm) => {
      const name = hostname();
      const dot = name.indexOf('.');
      return dot < 0 ? 0 : vm.strings.fromJs(name.slice(dot + 1));
    },
  },
  'sun/net/spi/DefaultProxySelector': {
    // No desktop whose settings could be asked.
    'init()Z': () => false,
    'getSystemProxies(Ljava/lang/String;Ljava/lang/String;)[Ljava/net/Proxy;': () => 0,
  },
};
