package org.toroku.ca.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.pkcs11.VerifyingKey;
import org.toroku.pki.Der;
import org.toroku.pki.merkle.TreeHash;

/** A signature that its reader varied is still the same head: nobody who only brings heads makes a second history of one. */
class HeadIntakeTest {
    private static final Der CA = Der.of(new byte[] {1});
    private static final Instant AT = Instant.parse("2026-11-27T00:00:00Z");

    @TempDir
    private Path folder;

    private KeyPair keys;
    private HeadIntake intake;

    @BeforeEach
    void open() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        keys = generator.generateKeyPair();
        intake = new HeadIntake(folder, new VerifyingKey(publicKey()), CA);
    }

    private Der publicKey() {
        return Der.of(keys.getPublic().getEncoded());
    }

    private static Checkpoint checkpoint(long size, int root) {
        return new Checkpoint(Checkpoint.origin(CA), size, TreeHash.leaf(new byte[] {(byte) root}), AT);
    }

    private Der signature(Checkpoint checkpoint) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(checkpoint.text().getBytes(StandardCharsets.UTF_8));
        return Der.of(signature.sign());
    }

    /** A note with just this signature, as an earlier version wrote it. */
    private String note(Checkpoint checkpoint, Der signature) {
        byte[] hint = Checkpoint.hint(publicKey());
        byte[] both = Arrays.copyOf(hint, hint.length + signature.length());
        System.arraycopy(signature.toByteArray(), 0, both, hint.length, signature.length());
        return checkpoint.text() + "\n— " + checkpoint.origin() + " "
                + Base64.getEncoder().encodeToString(both) + "\n";
    }

    private static Der mirrored(Der signature) throws Exception {
        ASN1Sequence parts = ASN1Sequence.getInstance(signature.toByteArray());
        BigInteger s = ASN1Integer.getInstance(parts.getObjectAt(1)).getValue();
        BigInteger other = CustomNamedCurves.getByName("P-256").getN().subtract(s);
        return Der.of(new DERSequence(
                        new ASN1Integer[] {ASN1Integer.getInstance(parts.getObjectAt(0)), new ASN1Integer(other)})
                .getEncoded());
    }

    @Test
    void aVariedSignatureIsTheSameHead() throws Exception {
        Checkpoint head = checkpoint(5, 1);
        Der signature = signature(head);
        String kept = SignedCheckpoint.of(head, publicKey(), signature).note();
        List<String> both = List.of(note(head, signature), note(head, mirrored(signature)));

        for (String first : both) {
            for (String second : both) {
                intake.take(List.of(first, second));
                assertThat(intake.shelf().newest()).contains(kept);
            }
        }
    }

    @Test
    void whatAnEarlierVersionWroteIsReadAndStaysWhatItIs() throws Exception {
        Checkpoint head = checkpoint(5, 1);
        Der signature = signature(head);
        Der high = LowS.of(signature).equals(signature) ? mirrored(signature) : signature;
        String old = note(head, high);
        new HeadFolder(folder).write(SignedCheckpoint.read(old).orElseThrow());

        intake.take(List.of(note(head, mirrored(high))));

        assertThat(intake.newest()).isEqualTo(5);
        assertThat(intake.shelf().newest()).contains(old);
    }

    @Test
    void twoHistoriesUnderOneSignatureAreFound() throws Exception {
        Checkpoint head = checkpoint(5, 1);
        Checkpoint other = checkpoint(5, 2);
        intake.take(List.of(note(head, signature(head))));

        assertThatThrownBy(() -> intake.take(List.of(note(other, signature(other)))))
                .isInstanceOf(HeadIntake.NotTaken.class)
                .hasMessage(HeadCheck.CONTRADICTS);
    }
}
