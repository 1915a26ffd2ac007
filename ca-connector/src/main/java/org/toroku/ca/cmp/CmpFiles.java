package org.toroku.ca.cmp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.toroku.ca.cmp.SecretProtection.Kind;
import org.toroku.pki.Der;

/** What an operator keeps in files for CMP. Whatever cannot be read stops the start; no message tells a secret. */
public final class CmpFiles {
    private static final int LARGEST = 100_000;

    private CmpFiles() {}

    /**
     * A certificate in PEM or DER.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Der certificate(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Der.of(CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("not a readable certificate: " + file, e);
        }
    }

    /** SubjectPublicKeyInfo of a certificate in PEM or DER. */
    public static Der publicKey(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Der.of(CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getPublicKey()
                    .getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("not a readable certificate: " + file, e);
        }
    }

    /** Protection by a secret that both sides know; {@code sender} is the RA's name at the other CA (RFC 4514). */
    public static Protection secret(Kind kind, String sender, String reference, Path file) {
        return SecretProtection.of(kind, new GeneralName(new X500Name(sender)), reference, file);
    }

    /**
     * Protection by the one key of a PKCS#12 file.
     *
     * @param password file whose first line opens it
     * @param pinned certificates by which the other CA signs its answers
     * @throws IllegalArgumentException if there is not one key with its certificate
     */
    public static Protection keyStore(Path file, Path password, List<Der> pinned, Clock clock) {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException("the key store for CMP is too large");
            }
            char[] opens =
                    Files.readString(password).lines().findFirst().orElse("").toCharArray();
            try {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(in, opens);
                List<String> aliases = Collections.list(store.aliases()).stream()
                        .filter(alias -> isKey(store, alias))
                        .toList();
                if (aliases.size() != 1) {
                    throw new IllegalArgumentException("the key store for CMP has not exactly one key");
                }
                Certificate own = store.getCertificate(aliases.getFirst());
                return new SignedProtection(
                        new FileKey((PrivateKey) store.getKey(aliases.getFirst(), opens), own.getPublicKey()),
                        Der.of(own.getEncoded()),
                        pinned,
                        clock);
            } finally {
                Arrays.fill(opens, '\0');
            }
        } catch (IOException | GeneralSecurityException e) {
            // the JDK's words name neither key nor password
            throw new IllegalArgumentException("the key store for CMP cannot be opened: " + file, e);
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key store that was loaded is read", e);
        }
    }
}
