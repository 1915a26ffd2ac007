package org.toroku.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.TestCard;

/** Only the exact bytes that were shown count as signed, however the signature is dressed up. */
@Timeout(120)
class SignedContentTest {
    private static final Scene SCENE = Scene.open();
    private static final byte[] OTHER = "利用申込書\n申込番号 2\n".getBytes(StandardCharsets.UTF_8);

    private final TestCard card = SCENE.pki.card("good");

    @AfterAll
    static void close() {
        SCENE.close();
    }

    @Test
    void refusesTheSignatureOfAnotherApplication() {
        assertThat(outcome(Der.of(CardSigner.cms(card, OTHER)))).isEqualTo("content-digest-mismatch");
        assertThat(Scene.outcome(SCENE.verify(new SignedApplication.Raw(
                        Der.of(Scene.CONTENT), Der.of(CardSigner.raw(card, OTHER)), Scene.der(card.certificate())))))
                .isEqualTo("signature-invalid");
    }

    @Test
    void refusesAContentThatDiffersInOneByteAnywhere() {
        byte[] cms = CardSigner.cms(card, Scene.CONTENT);
        for (int i = 0; i < Scene.CONTENT.length; i++) {
            byte[] changed = Scene.CONTENT.clone();
            changed[i] ^= 1;
            assertThat(Scene.outcome(SCENE.verify(new SignedApplication.Cms(Der.of(changed), Der.of(cms)))))
                    .isEqualTo("content-digest-mismatch");
        }
    }

    @Test
    void refusesTheSignatureOfAnotherCardUnderThisCertificate() {
        assertThat(Scene.outcome(SCENE.verify(new SignedApplication.Raw(
                        Der.of(Scene.CONTENT),
                        Der.of(CardSigner.raw(SCENE.pki.card("good2"), Scene.CONTENT)),
                        Scene.der(card.certificate())))))
                .isEqualTo("signature-invalid");
    }

    @Test
    void acceptsAnEmbeddedContentOnlyWhereItIsTheShownOne() throws Exception {
        assertThat(outcome(new CmsForge(card).embedding().der(Scene.CONTENT))).isEqualTo("verified");
        assertThat(outcome(new CmsForge(card).embedding().der(OTHER))).isEqualTo("content-embedded-differs");
    }

    @Test
    void acceptsSigningTimeAndKeepsThatUnsignedAttributesWereIgnored() throws Exception {
        assertThat(outcome(Der.of(CardSigner.cms(card, Scene.CONTENT, SCENE.clock.instant()))))
                .isEqualTo("verified");
        IdentityVerification verification =
                verify(new CmsForge(card).withUnsignedAttribute().der(Scene.CONTENT));
        assertThat(verification).isInstanceOf(IdentityVerification.Verified.class);
        assertThat(verification.checks()).extracting(CheckResult::check).contains("unsigned-attributes-ignored");
    }

    @Test
    void refusesSignedAttributesThatNobodyWasShown() throws Exception {
        assertThat(outcome(new CmsForge(card).signed(CmsForge::withClaim).der(Scene.CONTENT)))
                .isEqualTo("signed-attribute-not-accepted");
    }

    @Test
    void refusesSignedAttributesThatAreMissingRepeatedOrContradict() throws Exception {
        assertThat(outcome(new CmsForge(card).withoutSignedAttributes().der(Scene.CONTENT)))
                .isEqualTo("signed-attributes-missing");
        assertThat(outcome(new CmsForge(card).signed(CmsForge::withTwoDigests).der(Scene.CONTENT)))
                .isEqualTo("signed-attribute-malformed");
        assertThat(outcome(new CmsForge(card)
                        .signed(table -> table.remove(CMSAttributes.messageDigest))
                        .der(Scene.CONTENT)))
                .isEqualTo("signed-attribute-malformed");
        assertThat(outcome(new CmsForge(card)
                        .signed(table -> table.remove(CMSAttributes.contentType))
                        .der(Scene.CONTENT)))
                .isEqualTo("content-type-mismatch");
        assertThat(outcome(new CmsForge(card)
                        .contentType(PKCSObjectIdentifiers.id_ct_TSTInfo)
                        .der(Scene.CONTENT)))
                .isEqualTo("content-type-mismatch");
    }

    @Test
    void refusesASigningCertificateAttributeOfAnotherCertificate() throws Exception {
        byte[] other = SCENE.pki.card("good2").certificate().getEncoded();
        var attribute = CmsForge.signingCertificate(other);
        assertThat(outcome(new CmsForge(card)
                        .signed(table -> CmsForge.add(table, attribute))
                        .der(Scene.CONTENT)))
                .isEqualTo("signing-certificate-mismatch");
    }

    @Test
    void refusesAnyNumberOfSignersButOneAndAnyDoubtAboutTheCertificate() throws Exception {
        assertThat(outcome(new CmsForge(card).signers(0).der(Scene.CONTENT))).isEqualTo("signer-count");
        assertThat(outcome(new CmsForge(card).signers(2).der(Scene.CONTENT))).isEqualTo("signer-count");
        assertThat(outcome(new CmsForge(card).withoutCertificate().der(Scene.CONTENT)))
                .isEqualTo("signer-certificate-missing");
        assertThat(outcome(new CmsForge(card).withTwinCertificate().der(Scene.CONTENT)))
                .isEqualTo("signer-certificate-ambiguous");
    }

    @Test
    void refusesDigestsThatAreNotInTheTable() throws Exception {
        assertThat(outcome(new CmsForge(card).algorithm("SHA1withRSA").der(Scene.CONTENT)))
                .isEqualTo("algorithm-not-accepted");
        assertThat(outcome(new CmsForge(card).algorithm("SHA512withRSA").der(Scene.CONTENT)))
                .isEqualTo("algorithm-not-accepted");
        assertThat(outcome(new CmsForge(card).algorithm("SHA256withRSAandMGF1").der(Scene.CONTENT)))
                .isEqualTo("algorithm-not-accepted");
    }

    @Test
    void refusesBerTrailingBytesAndOtherStructures() throws Exception {
        byte[] good = CardSigner.cms(card, Scene.CONTENT);
        assertThat(outcome(Der.of(new CmsForge(card).data(Scene.CONTENT).getEncoded("BER"))))
                .isEqualTo("signature-not-der");
        assertThat(outcome(Der.of(Arrays.copyOf(good, good.length + 1)))).isEqualTo("signature-not-der");
        assertThat(outcome(Der.of(Arrays.copyOf(good, good.length - 1)))).isEqualTo("signature-not-der");
        assertThat(outcome(Der.of(new byte[0]))).isEqualTo("signature-not-der");
        assertThat(outcome(Der.of(deeplyNested(20_000)))).isEqualTo("signature-not-der");
        assertThat(outcome(Scene.der(card.certificate()))).isEqualTo("signature-malformed");
        assertThat(outcome(Der.of(new byte[2 * 1024 * 1024]))).isEqualTo("too-large");
        assertThat(Scene.outcome(SCENE.verify(Scene.raw(card, new byte[2 * 1024 * 1024]))))
                .isEqualTo("too-large");
        assertThat(Scene.outcome(SCENE.verify(new SignedApplication.Raw(
                        Der.of(Scene.CONTENT), Der.of(new byte[0]), Scene.der(card.certificate())))))
                .isEqualTo("signature-invalid");
        assertThat(Scene.outcome(SCENE.verify(
                        new SignedApplication.Raw(Der.of(Scene.CONTENT), Der.of(new byte[256]), Der.of(good)))))
                .isEqualTo("certificate-malformed");
    }

    @Test
    void noMutationOfACmsIsVerifiedForAnotherHolderOrThrows() {
        byte[] good = CardSigner.cms(card, Scene.CONTENT);
        Random random = new Random(20261123);
        for (int round = 0; round < 1500; round++) {
            byte[] mutant = good.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            if (verify(Der.of(mutant)) instanceof IdentityVerification.Verified verified) {
                assertThat(verified.certificate()).isEqualTo(Scene.der(card.certificate()));
            }
        }
    }

    @Test
    void noMutationOfACertificateIsVerifiedOrThrows() throws Exception {
        byte[] certificate = card.certificate().getEncoded();
        Der signature = Der.of(CardSigner.raw(card, Scene.CONTENT));
        for (int at = 0; at < certificate.length; at++) {
            byte[] mutant = certificate.clone();
            mutant[at] ^= (byte) (1 << at % 8);
            assertThat(SCENE.verify(new SignedApplication.Raw(Der.of(Scene.CONTENT), signature, Der.of(mutant))))
                    .as("bit flipped in byte %d", at)
                    .isInstanceOf(IdentityVerification.Rejected.class);
        }
    }

    private static byte[] deeplyNested(int depth) {
        ByteArrayOutputStream nested = new ByteArrayOutputStream();
        for (int i = 0; i < depth; i++) {
            nested.writeBytes(new byte[] {0x30, (byte) 0x80});
        }
        return nested.toByteArray();
    }

    private IdentityVerification verify(Der signedData) {
        return SCENE.verify(new SignedApplication.Cms(Der.of(Scene.CONTENT), signedData));
    }

    private String outcome(Der signedData) {
        return Scene.outcome(verify(signedData));
    }
}
