package org.toroku.testkit.pki;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;

/** One PKI for all tests of the module: its thirty keys take seconds to make. */
public final class TestPkis {

    /** Where it is kept between runs. */
    public static final Path FOLDER = Path.of("target", "test-pki");

    private static final TestNationalPki SHARED = TestNationalPki.openOrCreate(FOLDER, Clock.systemUTC());

    private TestPkis() {}

    /** The PKI; tests add to it but do not spoil the standard cards. */
    public static TestNationalPki shared() {
        return SHARED;
    }

    /** For programs that read PEM only. */
    public static String pem(X509Certificate certificate) throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
