package org.toroku.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardSigningTest {

    private static final byte[] CONTENT = "利用申込書".getBytes(StandardCharsets.UTF_8);

    private final TestNationalPki pki = TestPkis.shared();

    @ParameterizedTest
    @ValueSource(strings = {"good", "p384", "weak-1024"})
    void cmsIsDetachedWithTheCertificateBoundIntoTheSignature(String name) throws Exception {
        TestCard card = pki.card(name);
        CMSSignedData detached = new CMSSignedData(CardSigner.cms(card, CONTENT));
        assertThat(detached.getSignedContent()).isNull();
        SignerInformation signer = new CMSSignedData(new CMSProcessableByteArray(CONTENT), detached.getEncoded())
                .getSignerInfos()
                .iterator()
                .next();
        AttributeTable attributes = signer.getSignedAttributes();
        assertThat(attributes.get(CMSAttributes.messageDigest)).isNotNull();
        assertThat(attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                .isNotNull();
        assertThat(attributes.get(CMSAttributes.signingTime)).isNull();
        assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(card.certificate())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "p384"})
    void rawIsTheBareSignature(String name) throws Exception {
        TestCard card = pki.card(name);
        Signature verifier = Signature.getInstance(name.equals("p384") ? "SHA384withECDSA" : "SHA256withRSA");
        verifier.initVerify(card.certificate());
        verifier.update(CONTENT);
        assertThat(verifier.verify(CardSigner.raw(card, CONTENT))).isTrue();
    }

    @Test
    void opensslOpensThePkcs12WithTheAlgorithmsBrowsersKnow() throws Exception {
        Path file = pki.card("good").pkcs12();
        Tool opened =
                Tool.run("openssl", "pkcs12", "-in", file.toString(), "-passin", "pass:TEST1234", "-info", "-nodes");
        assertThat(opened.exitCode()).isZero();
        assertThat(opened.output())
                .contains("MAC: sha256")
                .containsPattern("Shrouded Keybag: PBES2, PBKDF2, AES-256-CBC, Iteration \\d+, PRF hmacWithSHA256")
                .containsPattern("Encrypted data: PBES2, PBKDF2, AES-256-CBC, Iteration \\d+, PRF hmacWithSHA256")
                .contains("BEGIN PRIVATE KEY");
        assertThat(Tool.run("openssl", "pkcs12", "-in", file.toString(), "-passin", "pass:TEST1235", "-noout")
                        .exitCode())
                .isNotZero();
    }

    @Test
    void aWrongPasswordOpensNothing() {
        assertThat(pki.unlock("good", "TEST1235")).isEmpty();
        assertThat(pki.unlock("good", "TEST1234")).isPresent();
    }
}
