package org.toroku.enrolment;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The network that an address belongs to: IPv4 /24, IPv6 /48. One form for whoever counts, so that pages and REST share their
 * limits.
 */
public final class Networks {
    private static final String UNKNOWN = "unknown";

    private Networks() {}

    /** @return {@code unknown} for what is no address */
    public static String of(String address) {
        // a name would be looked up
        if (!address.matches("[0-9a-fA-F:.]+")) {
            return UNKNOWN;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            Arrays.fill(bytes, bytes.length == 4 ? 3 : 6, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return UNKNOWN;
        }
    }
}
