package org.toroku.testkit.pki;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * One key with its certificate in a PKCS#12 file. The JDK's store protects with PBES2 (AES-256-CBC, HMAC-SHA-256) and
 * a HMAC-SHA-256 MAC, which browsers' WebCrypto and OpenSSL 3 can open.
 */
final class Pkcs12 {

    private static final String ALIAS = "card";

    private Pkcs12() {}

    static void write(Path file, String password, PrivateKey key, X509Certificate... chain) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key, password.toCharArray(), chain);
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try (OutputStream out = Files.newOutputStream(fresh)) {
                store.store(out, password.toCharArray());
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store of the JDK refused the card", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where the password is not the one of the file. */
    static Optional<Authority> read(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            Certificate certificate = store.getCertificate(ALIAS);
            if (store.getKey(ALIAS, password.toCharArray()) instanceof PrivateKey key
                    && certificate instanceof X509Certificate x509) {
                return Optional.of(new Authority(x509, key));
            }
            throw new IllegalStateException("no key in " + file.getFileName());
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                return Optional.empty();
            }
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store of the JDK refused the card", e);
        }
    }
}
