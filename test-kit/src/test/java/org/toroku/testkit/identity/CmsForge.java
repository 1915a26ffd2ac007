package org.toroku.testkit.identity;

import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.toroku.pki.Der;
import org.toroku.testkit.pki.CardKey;
import org.toroku.testkit.pki.TestCard;

/** Makes CMS signatures with a genuine card that a careless verifier would take for a signed application. */
final class CmsForge {
    private final TestCard card;
    private String algorithm = "SHA256withRSA";
    private UnaryOperator<AttributeTable> signed = table -> table;
    private Optional<AttributeTable> unsigned = Optional.empty();
    private boolean direct;
    private boolean embedded;
    private ASN1ObjectIdentifier contentType = PKCSObjectIdentifiers.data;
    private final List<X509CertificateHolder> certificates = new ArrayList<>();
    private int signers = 1;

    CmsForge(TestCard card) throws Exception {
        this.card = card;
        certificates.add(new JcaX509CertificateHolder(card.certificate()));
    }

    CmsForge algorithm(String wanted) {
        algorithm = wanted;
        return this;
    }

    CmsForge signed(UnaryOperator<AttributeTable> change) {
        signed = change;
        return this;
    }

    CmsForge withUnsignedAttribute() {
        unsigned = Optional.of(
                new AttributeTable(new DERSet(new Attribute(new ASN1ObjectIdentifier("2.999.1"), text("unsigned")))));
        return this;
    }

    CmsForge withoutSignedAttributes() {
        direct = true;
        return this;
    }

    CmsForge embedding() {
        embedded = true;
        return this;
    }

    CmsForge contentType(ASN1ObjectIdentifier type) {
        contentType = type;
        return this;
    }

    CmsForge signers(int count) {
        signers = count;
        return this;
    }

    CmsForge withoutCertificate() {
        certificates.clear();
        return this;
    }

    /** A second certificate of the same issuer name and serial number, as a look-alike CA would make it. */
    CmsForge withTwinCertificate() throws Exception {
        KeyPair pair = CardKey.RSA_2048.generate();
        X509CertificateHolder genuine = new JcaX509CertificateHolder(card.certificate());
        certificates.add(new JcaX509v3CertificateBuilder(
                        genuine.getIssuer(),
                        genuine.getSerialNumber(),
                        Date.from(Instant.EPOCH),
                        Date.from(Instant.EPOCH.plusSeconds(1)),
                        genuine.getSubject(),
                        pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
        return this;
    }

    CMSSignedData data(byte[] content) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        for (int i = 0; i < signers; i++) {
            JcaSignerInfoGeneratorBuilder signer =
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
            signer.setDirectSignature(direct);
            signer.setSignedAttributeGenerator(
                    parameters -> signed.apply(new DefaultSignedAttributeTableGenerator().getAttributes(parameters)));
            unsigned.ifPresent(table -> signer.setUnsignedAttributeGenerator(_ -> table));
            generator.addSignerInfoGenerator(signer.build(
                    new JcaContentSignerBuilder(algorithm)
                            .setProvider(new BouncyCastleProvider())
                            .build(card.key()),
                    card.certificate()));
        }
        for (X509CertificateHolder certificate : certificates) {
            generator.addCertificate(certificate);
        }
        CMSTypedData typed = new CMSProcessableByteArray(contentType, content);
        return generator.generate(typed, embedded);
    }

    Der der(byte[] content) throws Exception {
        return Der.of(data(content).getEncoded("DER"));
    }

    static AttributeTable add(AttributeTable table, Attribute attribute) {
        return table.add(attribute.getAttrType(), attribute.getAttrValues().getObjectAt(0));
    }

    static Attribute signingCertificate(byte[] certificate) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate);
        return new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash))));
    }

    /** Something that a reader could take for a statement of the signer. */
    static AttributeTable withClaim(AttributeTable table) {
        return add(table, new Attribute(new ASN1ObjectIdentifier("2.999.2"), text("I agree to something else")));
    }

    static AttributeTable withTwoDigests(AttributeTable table) {
        return add(table, table.get(CMSAttributes.messageDigest));
    }

    private static DERSet text(String text) {
        return new DERSet(new DERUTF8String(text));
    }
}
