package org.toroku.ca.signing;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.toroku.pki.Der;

/** PKCS#12 (RFC 7292) under PBES2 with AES-256 and HMAC-SHA256 (RFC 8018), as current systems import it. */
final class Pkcs12Package {
    /**
     * As many as some systems import at the most; OWASP's advice is 600,000. A guess needs the key's derivation or the MAC's,
     * not both, so that the passphrase has to make up for it.
     */
    private static final int ITERATIONS = 300_000;

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final String NAME = "Toroku";

    private Pkcs12Package() {}

    static Der of(byte[] pkcs8, Der certificate, Der caCertificate, char[] passphrase) {
        try {
            X509CertificateHolder own = new X509CertificateHolder(certificate.toByteArray());
            byte[] keyId = own.getSubjectPublicKeyInfo().getPublicKeyData().getBytes();
            DEROctetString localKeyId = new DEROctetString(Der.of(keyId).sha256());
            PKCS12SafeBagBuilder key =
                    new PKCS12SafeBagBuilder(PrivateKeyInfo.getInstance(pkcs8), encryptor(passphrase));
            key.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(NAME));
            key.addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, localKeyId);
            PKCS12SafeBagBuilder leaf = new PKCS12SafeBagBuilder(own);
            leaf.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(NAME));
            leaf.addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, localKeyId);
            PKCS12SafeBag issuer =
                    new PKCS12SafeBagBuilder(new X509CertificateHolder(caCertificate.toByteArray())).build();
            PKCS12PfxPduBuilder pfx = new PKCS12PfxPduBuilder();
            pfx.addData(key.build());
            pfx.addEncryptedData(encryptor(passphrase), new PKCS12SafeBag[] {leaf.build(), issuer});
            JcePKCS12MacCalculatorBuilder mac = new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                    .setProvider(PROVIDER)
                    .setIterationCount(ITERATIONS);
            return Der.of(pfx.build(mac, passphrase).getEncoded(ASN1Encoding.DER));
        } catch (IOException | OperatorCreationException | PKCSException e) {
            throw new IllegalStateException("a key and its certificate can be packaged", e);
        }
    }

    private static OutputEncryptor encryptor(char[] passphrase) throws OperatorCreationException {
        return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                .setProvider(PROVIDER)
                .setRandom(new SecureRandom())
                .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
                .setIterationCount(ITERATIONS)
                .build(passphrase);
    }
}
