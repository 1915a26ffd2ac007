package org.toroku.ca.elsewhere;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Addresses that the other CA writes into certificates of its own accord, instead of those that the profile names. Each
 * that a certificate names is one of these to the letter, and of each kind that is listed there is at least one.
 *
 * @param crls where it publishes its lists
 * @param ocsp its responders
 * @param caIssuers where it publishes its own certificate
 */
public record Contributed(Set<String> crls, Set<String> ocsp, Set<String> caIssuers) {
    /** @throws IllegalArgumentException where one is no address, or there are some but none of a list (則6(11)) */
    public Contributed {
        crls = Set.copyOf(crls);
        ocsp = Set.copyOf(ocsp);
        caIssuers = Set.copyOf(caIssuers);
        Stream.of(crls, ocsp, caIssuers).flatMap(Set::stream).forEach(Contributed::check);
        if (crls.isEmpty() && !(ocsp.isEmpty() && caIssuers.isEmpty())) {
            throw new IllegalArgumentException("the other CA's own addresses lack that of its list");
        }
    }

    /** The profile's addresses, and none else. */
    public static Contributed none() {
        return new Contributed(Set.of(), Set.of(), Set.of());
    }

    boolean isNone() {
        return crls.isEmpty();
    }

    /** For people: each with what it is of, as extensions are read for them. */
    List<String> addresses() {
        return Stream.of(labelled("CRL", crls), labelled("ocsp", ocsp), labelled("caIssuers", caIssuers))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<String> labelled(String what, Set<String> addresses) {
        return addresses.stream().sorted().map(address -> what + " " + address);
    }

    private static void check(String text) {
        URI uri = URI.create(text);
        boolean address = Set.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null;
        if (!address || text.contains("*")) {
            throw new IllegalArgumentException("not the http address of a list, a responder or a CA: " + text);
        }
    }
}
