package org.toroku.ca.apart;

import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;
import org.toroku.pki.Der;

/**
 * Whom this side talks to: whoever holds the key of one of these certificates, while it is in force. No name is compared and no
 * chain is built, so that no certification authority can vouch for anybody else.
 */
final class Pins extends X509ExtendedTrustManager {
    private final Set<X509Certificate> certificates;
    private final Set<Der> pinned;
    private final Clock clock;
    private final Consumer<String> stranger;

    /** @param stranger is told why somebody was turned away, as a kebab-case code */
    Pins(Set<X509Certificate> certificates, Clock clock, Consumer<String> stranger) {
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("nobody would be talked to: no certificate of the other side is named");
        }
        this.certificates = Set.copyOf(certificates);
        this.pinned = certificates.stream().map(Pins::bytes).collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
        this.stranger = stranger;
    }

    Set<X509Certificate> certificates() {
        return certificates;
    }

    /**
     * Holds the other side of a connection against pins and clock again: a connection outlives a certificate, and a resumed
     * session a pin.
     */
    boolean holds(SSLSession session) {
        try {
            demand(session.getPeerCertificates());
            return true;
        } catch (SSLPeerUnverifiedException | CertificateException e) {
            return false;
        }
    }

    private void demand(Certificate[] chain) throws CertificateException {
        if (chain == null || chain.length == 0 || !(chain[0] instanceof X509Certificate certificate)) {
            throw turnedAway("no-certificate", null);
        }
        if (!pinned.contains(bytes(certificate))) {
            throw turnedAway("certificate-not-pinned", null);
        }
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateException e) {
            throw turnedAway("certificate-not-in-force", e);
        }
    }

    private CertificateException turnedAway(String why, @org.jspecify.annotations.Nullable Exception cause) {
        stranger.accept(why);
        return new CertificateException(why, cause);
    }

    private static Der bytes(Certificate certificate) {
        try {
            return Der.of(certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        demand(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        demand(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        demand(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        demand(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        demand(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        demand(chain);
    }

    /** The other side names none that it would take: which certificate to show is settled. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
