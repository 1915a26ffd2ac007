package org.toroku.ca.ejbca;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.secret.OwnerOnly;

/** TLS to EJBCA on both sides: the RA by its certificate, EJBCA by one that is pinned and by its name. */
public final class EjbcaTls {
    private static final int LARGEST = 100_000;

    private EjbcaTls() {}

    /**
     * @param keyStore PKCS#12 file with the RA's one key and its certificate; nobody but its owner may use it
     * @param passwordFile its first line opens the key store; the same
     * @param servers files of EJBCA's TLS certificate, or of the CA that issued it; nobody else is trusted
     * @throws IllegalArgumentException where one cannot be read or holds something else; no message tells a secret
     */
    public static SSLContext of(Path keyStore, Path passwordFile, List<Path> servers) {
        try {
            return context(keys(keyStore, passwordFile), servers);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the key store or a certificate for EJBCA cannot be read: " + keyStore, e);
        }
    }

    /**
     * As {@link #of(Path, Path, List)}, with a key on the RA's token.
     *
     * @param certificate file of the certificate of that key
     */
    public static SSLContext onToken(TokenSigner key, Path certificate, List<Path> servers) {
        try {
            return context(
                    new KeyManager[] {new TokenTlsKey(key, (X509Certificate) certificate(certificate))}, servers);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("a certificate for EJBCA cannot be read: " + certificate, e);
        }
    }

    private static SSLContext context(KeyManager[] keys, List<Path> servers)
            throws IOException, GeneralSecurityException {
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("no certificate is pinned for EJBCA");
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (int i = 0; i < servers.size(); i++) {
            trusted.setCertificateEntry("server-" + i, certificate(servers.get(i)));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }

    private static Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static KeyManager[] keys(Path file, Path passwordFile) throws IOException, GeneralSecurityException {
        OwnerOnly.demand(file);
        OwnerOnly.demand(passwordFile);
        if (Files.size(file) > LARGEST) {
            throw new IllegalArgumentException("the key store for EJBCA is too large");
        }
        char[] opens =
                Files.readString(passwordFile).lines().findFirst().orElse("").toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, opens);
            if (store.size() != 1 || !store.isKeyEntry(store.aliases().nextElement())) {
                throw new IllegalArgumentException("the key store for EJBCA has not exactly one key");
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, opens);
            return keys.getKeyManagers();
        } finally {
            Arrays.fill(opens, '\0');
        }
    }
}
