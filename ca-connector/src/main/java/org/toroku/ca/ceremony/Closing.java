package org.toroku.ca.ceremony;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import org.toroku.ca.pkcs11.SignatureScheme;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.pki.Der;

/** The end of a ceremony: everything looked at once more, the record written, the transcript signed by the key it tells of. */
final class Closing {
    private final CeremonyPlan plan;
    private final CeremonyFiles files;
    private final Transcript transcript;
    private final Quorum quorum;
    private final HeadNotes notes;

    Closing(CeremonyPlan plan, CeremonyFiles files, Transcript transcript, Quorum quorum, HeadNotes notes) {
        this.plan = plan;
        this.files = files;
        this.transcript = transcript;
        this.quorum = quorum;
        this.notes = notes;
    }

    void close(KeyWork ca, KeyWork ra) throws GeneralSecurityException, IOException {
        transcript.demandOnDisk();
        notes.confirm(quorum, "close", "終了し、CAの鍵で経過記録に署名します / The ceremony is closed; the CA key signs the transcript");
        ca.reconcile(RealCeremony.CA_PAIRS, RealCeremony.CA_SECRETS);
        ra.reconcile(RealCeremony.RA_PAIRS, List.of());
        Der certificate = Der.of(Files.readAllBytes(files.certificate()));
        if (!transcript.has(Act.CERTIFICATE, "sha256", certificate.sha256Hex())) {
            throw CeremonyStopped.forNow("証明書が変更されています / the certificate's file was altered: "
                    + files.certificate().getFileName());
        }
        byte[] record = record(certificate, ca, ra).getBytes(StandardCharsets.UTF_8);
        SecretFile.publish(files.record(), record);
        transcript.write(Act.RECORD, "sha256", Der.of(record).sha256Hex());
        transcript.write(Act.CLOSED, "quorum", Integer.toString(plan.quorum()));
        sign(ca);
        Files.deleteIfExists(files.phrases());
    }

    /** Derived from the transcript and the tokens alone, so that it may be written again after an interruption. */
    private String record(Der certificate, KeyWork ca, KeyWork ra) throws GeneralSecurityException {
        StringBuilder text = new StringBuilder("""
                # Key ceremony of Toroku; the transcript beside it tells of it and seals it.
                kind=%s
                at=%s
                caToken=%s
                caSerial=%s
                raToken=%s
                raSerial=%s
                hsmKind=%s
                fipsStandard=%s
                fipsLevel=%s
                fipsCertificate=%s
                caCertificate=%s
                """.formatted(
                        plan.kind(),
                        transcript.all().getFirst().at(),
                        plan.caLabel(),
                        serial(plan.caLabel()),
                        plan.raLabel(),
                        serial(plan.raLabel()),
                        plan.device().kind(),
                        plan.device().standard(),
                        plan.device().level(),
                        plan.device().certificate(),
                        base64(certificate)));
        key(text, "caKey", ca, DemoKeys.CA_KEY);
        key(text, "responderKey", ca, DemoKeys.RESPONDER_KEY);
        key(text, "orderKey", ra, DemoKeys.ORDER_KEY);
        key(text, "bookKey", ra, DemoKeys.BOOK_KEY);
        return text.toString();
    }

    private static void key(StringBuilder text, String name, KeyWork token, String alias)
            throws GeneralSecurityException {
        Der key = Der.of(token.token().publicKey(alias));
        text.append(name).append('=').append(base64(key)).append('\n');
        text.append(name).append("Sha256=").append(key.sha256Hex()).append('\n');
    }

    private static String base64(Der der) {
        return Base64.getEncoder().encodeToString(der.toByteArray());
    }

    private String serial(String label) {
        return transcript.last(Act.TOKEN, "token", label).orElseThrow().fact("serial");
    }

    private void sign(KeyWork ca) throws GeneralSecurityException, IOException {
        Der key = Der.of(ca.token().publicKey(DemoKeys.CA_KEY));
        // what was written in this sitting, never what somebody else has made of the file since
        byte[] content = transcript.demandOnDisk();
        Der signature = ca.token().sign(DemoKeys.CA_KEY, SignatureScheme.of(key), content);
        if (!new SignatureVerifier(key).verifies(content, signature.toByteArray())) {
            throw CeremonyStopped.forNow("署名を検証できません / the token's signature does not verify");
        }
        SecretFile.publish(files.signature(), signature.toByteArray());
    }
}
