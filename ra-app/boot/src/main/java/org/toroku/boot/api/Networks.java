package org.toroku.boot.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The network that an address belongs to, for velocity rules: IPv4 /24, IPv6 /48. */
public final class Networks {
    private Networks() {}

    public static String of(String address) {
        try {
            // a literal address: no name is looked up
            byte[] bytes = InetAddress.getByName(address).getAddress();
            Arrays.fill(bytes, bytes.length == 4 ? 3 : 6, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return "unknown";
        }
    }
}
