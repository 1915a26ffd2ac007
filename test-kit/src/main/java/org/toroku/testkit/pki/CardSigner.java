package org.toroku.testkit.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signs content the way software around a card does. */
public final class CardSigner {

    private CardSigner() {}

    /**
     * CMS SignedData (RFC 5652), DER, detached, with the card's certificate and the signed attributes content-type,
     * message-digest and signing-certificate-v2 (RFC 5035).
     */
    public static byte[] cms(SigningCard card, byte[] content) {
        return cms(card, content, Optional.empty());
    }

    /** The same with the signed attribute signing-time, as CAdES baseline asks for. */
    public static byte[] cms(SigningCard card, byte[] content, Instant signingTime) {
        return cms(card, content, Optional.of(signingTime));
    }

    /** The bare signature over the content; the certificate travels beside it. */
    public static byte[] raw(SigningCard card, byte[] content) {
        return card.signature(content);
    }

    private static byte[] cms(SigningCard card, byte[] content, Optional<Instant> signingTime) {
        try {
            JcaSignerInfoGeneratorBuilder signer =
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
            AttributeTable certain = attributes(card, signingTime);
            signer.setSignedAttributeGenerator(parameters -> {
                AttributeTable all = new DefaultSignedAttributeTableGenerator(certain).getAttributes(parameters);
                // Bouncy Castle adds the time of the machine where none was given
                return signingTime.isPresent() ? all : all.remove(CMSAttributes.signingTime);
            });
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(signer.build(new ByCard(card), card.certificate()));
            generator.addCertificate(new JcaX509CertificateHolder(card.certificate()));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .toASN1Structure()
                    .getEncoded("DER");
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException e) {
            throw new IllegalStateException("the card's certificate cannot go into a signature", e);
        }
    }

    private static AttributeTable attributes(SigningCard card, Optional<Instant> signingTime)
            throws GeneralSecurityException {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(card.certificate().getEncoded());
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash)))));
        signingTime.ifPresent(time ->
                attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(time))))));
        return new AttributeTable(attributes);
    }

    /** The card as Bouncy Castle wants to see whoever signs. */
    private static final class ByCard implements ContentSigner {
        private final SigningCard card;
        private final AlgorithmIdentifier algorithm;
        private final ByteArrayOutputStream attributes = new ByteArrayOutputStream();

        ByCard(SigningCard card) throws GeneralSecurityException {
            this.card = card;
            this.algorithm = new DefaultSignatureAlgorithmIdentifierFinder()
                    .find(CardKey.signatureAlgorithmFor(
                            card.certificate().getPublicKey().getAlgorithm()));
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public OutputStream getOutputStream() {
            return attributes;
        }

        @Override
        public byte[] getSignature() {
            return card.signature(attributes.toByteArray());
        }
    }
}
