package org.toroku.ca.ceremony;

import java.io.IOException;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import javax.crypto.KeyGenerator;
import javax.security.auth.login.LoginException;
import org.toroku.ca.pkcs11.SignatureScheme;
import org.toroku.ca.pkcs11.SunPkcs11;
import org.toroku.ca.pkcs11.TokenSettings;
import org.toroku.pki.Der;

/** A token on which keys are made. */
final class CeremonyToken implements AutoCloseable {
    /** Makes the certificate that lies beside a new key pair. */
    @FunctionalInterface
    interface Certifier {
        X509Certificate certify(KeyPair keys, Provider provider) throws GeneralSecurityException;
    }

    private static final int AES_BITS = 256;

    private final Provider provider;
    private final KeyStore store;

    private CeremonyToken(Provider provider, KeyStore store) {
        this.provider = provider;
        this.store = store;
    }

    static CeremonyToken open(TokenSettings settings, String pin) throws GeneralSecurityException, IOException {
        Provider provider = SunPkcs11.provider(settings.library(), settings.label());
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, pin.toCharArray());
        return new CeremonyToken(provider, store);
    }

    /** The key pair {@code alias}, made if it is missing; answers with its SubjectPublicKeyInfo. */
    Der keyPair(String alias, CaKeyAlgorithm algorithm, Certifier certifier) throws GeneralSecurityException {
        if (!store.isKeyEntry(alias)) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.jcaName(), provider);
            generator.initialize(algorithm.parameters());
            KeyPair keys = generator.generateKeyPair();
            X509Certificate certificate = certifier.certify(keys, provider);
            PrivateKey handle = keys.getPrivate();
            store.setKeyEntry(alias, handle, null, new X509Certificate[] {certificate});
        }
        return Der.of(store.getCertificate(alias).getPublicKey().getEncoded());
    }

    void secretKey(String alias) throws GeneralSecurityException {
        if (!store.isKeyEntry(alias)) {
            KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
            generator.init(AES_BITS);
            store.setKeyEntry(alias, generator.generateKey(), null, null);
        }
    }

    boolean holds(String alias) throws GeneralSecurityException {
        return store.isKeyEntry(alias);
    }

    /** SubjectPublicKeyInfo of the key pair {@code alias}. */
    byte[] publicKey(String alias) throws GeneralSecurityException {
        return store.getCertificate(alias).getPublicKey().getEncoded();
    }

    /** One signature of the key {@code alias}. */
    Der sign(String alias, SignatureScheme scheme, byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(scheme.jcaName(), provider);
        signature.initSign((PrivateKey) store.getKey(alias, null));
        signature.update(content);
        return Der.of(signature.sign());
    }

    Der certificate(String alias) throws GeneralSecurityException {
        return Der.of(store.getCertificate(alias).getEncoded());
    }

    /** Logs out, so that whoever uses the keys next has to know the PIN. */
    @Override
    public void close() throws LoginException {
        if (provider instanceof AuthProvider token) {
            token.logout();
        }
    }
}
