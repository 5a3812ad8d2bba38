package org.silkgraph.web.door;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom counts are kept for: an address, of IPv6 its first 64 bits, since the rest is the client's to choose. */
record Client(String prefix) {
    static Client at(InetAddress address) {
        byte[] octets = address.getAddress();
        return new Client(HexFormat.of().formatHex(octets.length == 16 ? Arrays.copyOf(octets, 8) : octets));
    }
}
