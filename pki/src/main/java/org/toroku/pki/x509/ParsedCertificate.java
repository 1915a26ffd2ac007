package org.toroku.pki.x509;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.jspecify.annotations.Nullable;
import org.toroku.pki.Der;

/** One X.509 certificate, read strictly once, with its public key decoded. */
public final class ParsedCertificate {
    /** A certificate with six otherNames takes about 2 KiB. */
    public static final int MAX_BYTES = 16 * 1024;

    private final Der der;
    private final X509CertificateHolder holder;
    private final PublicKey key;
    private final Instant notBefore;
    private final Instant notAfter;
    /** Made when it is asked for; an anchor is asked for it by every card. */
    private volatile @Nullable X509Certificate jca;

    private ParsedCertificate(Der der, X509CertificateHolder holder, PublicKey key) {
        this.der = der;
        this.holder = holder;
        this.key = key;
        this.notBefore = holder.getNotBefore().toInstant();
        this.notAfter = holder.getNotAfter().toInstant();
    }

    /** Empty where the bytes are no DER certificate of at most {@link #MAX_BYTES} or the key cannot be decoded. */
    public static Optional<ParsedCertificate> read(Der der) {
        return StrictDer.read(der, MAX_BYTES).flatMap(value -> {
            try {
                X509CertificateHolder holder = new X509CertificateHolder(Certificate.getInstance(value));
                return Crypto.decode(holder.getSubjectPublicKeyInfo())
                        .map(key -> new ParsedCertificate(der, holder, key));
            } catch (IOException | RuntimeException notACertificate) {
                // Hostile bytes: repeated extensions, points off the curve and the like arrive as unchecked exceptions.
                return Optional.empty();
            }
        });
    }

    public Der der() {
        return der;
    }

    public X509CertificateHolder holder() {
        return holder;
    }

    public PublicKey key() {
        return key;
    }

    public X500Name subject() {
        return holder.getSubject();
    }

    public X500Name issuer() {
        return holder.getIssuer();
    }

    public BigInteger serial() {
        return holder.getSerialNumber();
    }

    /** First second of validity (RFC 5280 4.1.2.5: both ends are inclusive). */
    public Instant notBefore() {
        return notBefore;
    }

    public Instant notAfter() {
        return notAfter;
    }

    public boolean isValidAt(Instant at) {
        return !at.isBefore(notBefore()) && !at.isAfter(notAfter());
    }

    public Optional<Extension> extension(ASN1ObjectIdentifier oid) {
        return Optional.ofNullable(holder.getExtension(oid));
    }

    /** Whether it names its subject beside the subject field, e.g. by an e-mail address (RFC 5280 4.2.1.6). */
    public boolean hasSubjectAltName() {
        return extension(Extension.subjectAlternativeName).isPresent();
    }

    /** Whether {@code issuer}'s key, not merely its name, signed this certificate. */
    public boolean isSignedBy(ParsedCertificate issuer) {
        try {
            return holder.isSignatureValid(Crypto.verifier(issuer.key()));
        } catch (CertException | RuntimeException notVerifiable) {
            // An algorithm unknown to the library, one that differs inside and outside, parameters it chokes on.
            return false;
        }
    }

    /** For the JDK's path validation interfaces. */
    public X509Certificate toJca() throws CertificateException {
        X509Certificate made = jca;
        if (made == null) {
            made = new JcaX509CertificateConverter()
                    .setProvider(Crypto.PROVIDER)
                    .getCertificate(holder);
            jca = made;
        }
        return made;
    }

    /** Digest only: the certificate holds personal data. */
    @Override
    public String toString() {
        return "ParsedCertificate[" + der + "]";
    }
}
