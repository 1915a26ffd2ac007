package org.toroku.pki.request;

import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;

/**
 * What a request may contain. Extensions are wishes that the certificate does not follow; those named here are what usual
 * tools put into a request of their own accord.
 *
 * @param maximumBytes of the request in DER
 * @param extensions object identifiers in dotted form
 */
public record RequestProfile(int maximumBytes, Set<String> extensions) {
    /** A request for an ML-DSA-87 key takes 7.3 KiB. */
    private static final int SIXTEEN_KIB = 16 * 1024;

    public RequestProfile {
        extensions = Set.copyOf(extensions);
    }

    public static RequestProfile standard() {
        return new RequestProfile(
                SIXTEEN_KIB,
                Set.of(
                        Extension.basicConstraints.getId(),
                        Extension.keyUsage.getId(),
                        Extension.extendedKeyUsage.getId(),
                        Extension.subjectKeyIdentifier.getId()));
    }
}
