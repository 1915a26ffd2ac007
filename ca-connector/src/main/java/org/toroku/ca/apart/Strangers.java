package org.toroku.ca.apart;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections of which nobody knows yet whose they are. There is always room for the next one: the oldest of the address that has
 * most gives way, so that nobody at one address shuts out who comes from another. Thread-safe.
 */
final class Strangers {
    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);

    private final int most;
    private final int ofAnAddress;
    /** The oldest first. */
    private final Map<Socket, InetAddress> there = new LinkedHashMap<>();

    Strangers(int most, int ofAnAddress) {
        this.most = most;
        this.ofAnAddress = ofAnAddress;
    }

    synchronized void admit(Socket socket) {
        InetAddress from = place(socket.getInetAddress());
        if (of(from) >= ofAnAddress) {
            giveWay(from);
        } else if (there.size() >= most) {
            giveWay(crowd());
        }
        there.put(socket, from);
    }

    /** A house has 2^64 addresses of IPv6 (RFC 6177): all of them are one. */
    static InetAddress place(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] octets = address.getAddress();
        Arrays.fill(octets, octets.length / 2, octets.length, (byte) 0);
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen octets are an address", e);
        }
    }

    /** For operators. */
    static String from(Socket socket) {
        InetAddress address = socket.getInetAddress();
        return address == null ? "nowhere" : address.getHostAddress();
    }

    private long of(InetAddress address) {
        return there.values().stream().filter(address::equals).count();
    }

    private InetAddress crowd() {
        return there.values().stream()
                .collect(Collectors.groupingBy(each -> each, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }

    private void giveWay(InetAddress address) {
        Socket oldest = there.entrySet().stream()
                .filter(each -> each.getValue().equals(address))
                .findFirst()
                .orElseThrow()
                .getKey();
        there.remove(oldest);
        end(oldest);
    }

    synchronized void remove(Socket socket) {
        there.remove(socket);
    }

    synchronized int count() {
        return there.size();
    }

    void endAll() {
        List<Socket> all;
        synchronized (this) {
            all = new ArrayList<>(there.keySet());
        }
        all.forEach(Strangers::end);
    }

    /** Below TLS: whoever waits for a last word of the other side waits for ever. */
    static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("a connection was not closed in order", e);
        }
    }
}
