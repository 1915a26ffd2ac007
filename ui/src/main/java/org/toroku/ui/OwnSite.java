package org.toroku.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Tells requests that a page of ours sends from those of pages elsewhere. */
public final class OwnSite {
    private OwnSite() {}

    /**
     * Whether a browser says that a page of another site sends this; where it says nothing, no browser does. By the host alone:
     * a proxy may end TLS, and listen at another port.
     */
    public static boolean isForeign(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN))
                .or(() -> Optional.ofNullable(request.getHeader(HttpHeaders.REFERER)))
                .filter(from -> !request.getServerName().equalsIgnoreCase(host(from)))
                .isPresent();
    }

    /** Empty, which no host is, for what is no address, {@code null} among them: what a sandboxed page calls itself. */
    private static String host(String address) {
        try {
            return Optional.ofNullable(new URI(address).getHost()).orElse("");
        } catch (URISyntaxException notAnAddress) {
            return "";
        }
    }
}
