package org.toroku.pki.timestamp;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;
import org.toroku.pki.Der;

/** A response that is right until a test changes one thing; made octet by octet, since no library lets one lie. */
final class ForgedTimestamp {
    static final String POLICY = "1.2.3.4.1";

    PKIStatusInfo status = new PKIStatusInfo(PKIStatus.granted);
    String policy = POLICY;
    byte[] imprint;
    BigInteger nonce;
    Instant at;
    X509CertificateHolder signer;
    /** What the token says its certificate is. */
    X509CertificateHolder named;

    KeyPair keys;
    List<X509CertificateHolder> sent;
    String algorithm = "SHA256withRSA";

    ForgedTimestamp(byte[] imprint, BigInteger nonce, Instant at, X509CertificateHolder signer, KeyPair keys) {
        this.imprint = imprint;
        this.nonce = nonce;
        this.at = at;
        this.signer = signer;
        this.named = signer;
        this.keys = keys;
        this.sent = List.of(signer);
    }

    Der response() throws Exception {
        TSTInfo info = new TSTInfo(
                new ASN1ObjectIdentifier(policy),
                new MessageImprint(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), imprint),
                new ASN1Integer(1),
                new ASN1GeneralizedTime(Date.from(at)),
                null,
                null,
                new ASN1Integer(nonce),
                null,
                null);
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(
                        new ESSCertIDv2(Der.of(named.getEncoded()).sha256())))));
        attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
        SignerInfoGenerator signing = new JcaSignerInfoGeneratorBuilder(
                        new JcaDigestCalculatorProviderBuilder().build())
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
                .build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()), signer);
        CMSSignedDataGenerator token = new CMSSignedDataGenerator();
        token.addSignerInfoGenerator(signing);
        token.addCertificates(new CollectionStore<>(sent));
        CMSSignedData signed = token.generate(
                new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, info.getEncoded()), true);
        ASN1EncodableVector response = new ASN1EncodableVector();
        response.add(status);
        response.add(signed.toASN1Structure());
        return Der.of(new DERSequence(response).getEncoded());
    }
}
