package org.toroku.ca.log;

import java.util.Optional;
import org.toroku.pki.Der;
import org.toroku.pki.x509.ParsedCertificate;

/** The serial of a certificate as the journal writes it. */
public final class CertificateSerial {
    private CertificateSerial() {}

    /** Empty for what is no certificate. */
    public static Optional<String> of(Der certificate) {
        return ParsedCertificate.read(certificate).map(read -> read.serial().toString(16));
    }
}
