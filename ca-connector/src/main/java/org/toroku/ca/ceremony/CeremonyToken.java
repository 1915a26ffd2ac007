package org.toroku.ca.ceremony;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
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
import org.toroku.ca.pkcs11.SignatureVerifier;
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

    private final TokenSettings settings;
    private final Provider provider;
    private final KeyStore store;

    private CeremonyToken(TokenSettings settings, Provider provider, KeyStore store) {
        this.settings = settings;
        this.provider = provider;
        this.store = store;
    }

    static CeremonyToken open(TokenSettings settings, String pin) throws GeneralSecurityException, IOException {
        Provider provider = SunPkcs11.provider(settings.library(), settings.label());
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, pin.toCharArray());
        return new CeremonyToken(settings, provider, store);
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

    /**
     * Makes the key pair {@code alias}. Until it is whole it lies on the token under {@code id}; afterwards its CKA_ID is its
     * alias.
     */
    void makeKeyPair(String alias, String id, CaKeyAlgorithm algorithm, Certifier certifier)
            throws GeneralSecurityException, IOException {
        making(id).keyPair(alias, algorithm, certifier);
        look();
    }

    /** Makes the secret key {@code alias} under {@code id}, which it keeps. */
    void makeSecretKey(String alias, String id) throws GeneralSecurityException, IOException {
        making(id).secretKey(alias);
        look();
    }

    /** The same token for one key; who is logged in is so for the whole process (PKCS #11 v2.40, usage guide section 2.6.8). */
    private CeremonyToken making(String id) throws GeneralSecurityException, IOException {
        Provider ofKey = SunPkcs11.providerOfKey(settings.library(), settings.label(), id);
        KeyStore keys = KeyStore.getInstance("PKCS11", ofKey);
        keys.load(null, null);
        return new CeremonyToken(settings, ofKey, keys);
    }

    /** What another provider has stored, this one shows only after it has looked again. */
    private void look() throws GeneralSecurityException, IOException {
        store.load(null, null);
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

    /** Whether the private half is that of the certificate beside it: one can be put beside any key. */
    boolean proves(String alias) throws GeneralSecurityException {
        Der key = Der.of(publicKey(alias));
        byte[] content = ("this is " + alias).getBytes(StandardCharsets.UTF_8);
        try {
            Der signature = sign(alias, SignatureScheme.of(key), content);
            return new SignatureVerifier(key).verifies(content, signature.toByteArray());
        } catch (InvalidKeyException ofAnotherKind) {
            return false;
        }
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
