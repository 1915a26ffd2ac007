package org.toroku.pki.request;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.toroku.pki.x509.Crypto;

/** Requests built part by part, so that each part can be wrong. */
final class Requests {
    static final X500Name NAME = new X500Name("CN=shiken");
    private static final Provider BC = Crypto.PROVIDER;

    private Requests() {}

    static KeyPair keys(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, BC);
        if (bits > 0) {
            generator.initialize(bits);
        }
        return generator.generateKeyPair();
    }

    static ContentSigner signer(KeyPair keys, String algorithm) throws Exception {
        return new JcaContentSignerBuilder(algorithm).setProvider(BC).build(keys.getPrivate());
    }

    static byte[] pkcs10(KeyPair keys, String algorithm, ASN1Encodable... attributes) throws Exception {
        return pkcs10(new ASN1Integer(0), keys, signer(keys, algorithm), attributes);
    }

    static byte[] pkcs10(ASN1Integer version, KeyPair keys, ContentSigner signer, ASN1Encodable... attributes)
            throws Exception {
        ASN1EncodableVector all = new ASN1EncodableVector();
        all.addAll(attributes);
        return signed(
                new DERSequence(
                        new ASN1Encodable[] {version, NAME, spki(keys), new DERTaggedObject(false, 0, new DERSet(all))
                        }),
                signer);
    }

    static byte[] signed(ASN1Sequence info, ContentSigner signer) throws Exception {
        return new DERSequence(new ASN1Encodable[] {
                    info, signer.getAlgorithmIdentifier(), new DERBitString(signature(info, signer))
                })
                .getEncoded("DER");
    }

    static byte[] signature(ASN1Encodable covered, ContentSigner signer) throws Exception {
        signer.getOutputStream().write(covered.toASN1Primitive().getEncoded("DER"));
        return signer.getSignature();
    }

    static SubjectPublicKeyInfo spki(KeyPair keys) {
        return SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    }

    static ASN1Encodable attribute(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        return new DERSequence(new ASN1Encodable[] {type, new DERSet(values)});
    }

    static ASN1Encodable asking(ASN1Encodable... extensions) {
        return attribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, new DERSequence(extensions));
    }

    static ASN1Encodable extension(ASN1ObjectIdentifier id, ASN1Encodable value) throws Exception {
        return new Extension(id, true, value.toASN1Primitive().getEncoded("DER"));
    }

    // --- CRMF ---

    static ASN1Sequence template(KeyPair keys, boolean subject, ASN1Encodable... more) {
        List<ASN1Encodable> fields = new ArrayList<>();
        if (subject) {
            fields.add(new DERTaggedObject(true, 5, NAME));
        }
        fields.add(new DERTaggedObject(false, 6, spki(keys)));
        fields.addAll(List.of(more));
        return new DERSequence(fields.toArray(ASN1Encodable[]::new));
    }

    static ASN1Sequence certRequest(ASN1Encodable... parts) {
        ASN1EncodableVector all = new ASN1EncodableVector();
        all.add(new ASN1Integer(7));
        all.addAll(parts);
        return new DERSequence(all);
    }

    static ASN1Encodable proof(ASN1Encodable covered, ContentSigner signer) throws Exception {
        return new DERTaggedObject(false, 1, new DERSequence(new ASN1Encodable[] {
            signer.getAlgorithmIdentifier(), new DERBitString(signature(covered, signer))
        }));
    }

    static ASN1Sequence input(KeyPair keys) {
        return new DERSequence(new ASN1Encodable[] {new DERTaggedObject(true, 0, new GeneralName(NAME)), spki(keys)});
    }

    static ASN1Encodable proofWithInput(ASN1Sequence input, ContentSigner signer) throws Exception {
        return new DERTaggedObject(false, 1, new DERSequence(new ASN1Encodable[] {
            new DERTaggedObject(false, 0, input),
            signer.getAlgorithmIdentifier(),
            new DERBitString(signature(input, signer))
        }));
    }

    static ASN1Sequence message(ASN1Encodable... parts) {
        return new DERSequence(parts);
    }

    static byte[] messages(ASN1Sequence... messages) throws Exception {
        return new DERSequence(messages).getEncoded("DER");
    }

    static byte[] crmf(KeyPair keys, String algorithm) throws Exception {
        ASN1Sequence request = certRequest(template(keys, true));
        return messages(message(request, proof(request, signer(keys, algorithm))));
    }

    static ASN1Primitive parsed(byte[] der) throws Exception {
        return ASN1Primitive.fromByteArray(der);
    }
}
