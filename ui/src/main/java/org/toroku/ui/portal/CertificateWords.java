package org.toroku.ui.portal;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.toroku.pki.Der;
import org.toroku.pki.SerialText;

/**
 * What a certificate of ours says of its holder, for the holder to check; it was verified long before.
 *
 * @param name as certified
 * @param serial hex, as signing software shows it
 */
record CertificateWords(String name, Instant from, Instant until, String serial) {
    /** Empty for what is no certificate with a name. */
    static Optional<CertificateWords> read(Der certificate) {
        try {
            X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.toByteArray()));
            return name(read)
                    .map(name -> new CertificateWords(
                            name,
                            read.getNotBefore().toInstant(),
                            read.getNotAfter().toInstant(),
                            SerialText.shown(read.getSerialNumber().toString(16))));
        } catch (CertificateException | InvalidNameException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> name(X509Certificate certificate) throws InvalidNameException {
        return new LdapName(certificate.getSubjectX500Principal().getName())
                .getRdns().stream()
                        .filter(part -> part.getType().equalsIgnoreCase("CN"))
                        .map(part -> String.valueOf(part.getValue()))
                        .findFirst();
    }

    /** Whether another name was written; blanks do not count. */
    boolean differsFrom(String written) {
        return !plain(name).equals(plain(written));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\u3000]", "");
    }

    /** Masked: it names a person. */
    @Override
    public String toString() {
        return "CertificateWords[" + serial + "]";
    }
}
