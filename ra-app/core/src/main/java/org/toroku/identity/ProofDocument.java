package org.toroku.identity;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.StatusEvidence;

/**
 * A verification with all that it rested on in one document: for what somebody signs apart from an application, whose own
 * evidence the other documents of the case are.
 */
public final class ProofDocument {
    private ProofDocument() {}

    /** @param about codes, digests and dates that say what was signed; they come first */
    public static byte[] of(
            Map<String, Object> about,
            List<CheckResult> checks,
            Der signer,
            List<Der> path,
            Optional<CardStatus> status) {
        Map<String, Object> json = new LinkedHashMap<>(about);
        json.put("checks", VerificationJson.checks(checks));
        json.put("signerSha256", signer.sha256Hex());
        json.put("signer", base64(signer));
        json.put("path", path.stream().map(ProofDocument::base64).toList());
        status.ifPresent(answer -> {
            json.put("status", VerificationJson.status(answer));
            json.put("statusEvidence", evidence(answer.evidence()));
        });
        return VerificationJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    private static Map<String, Object> evidence(StatusEvidence evidence) {
        Map<String, Object> json = new LinkedHashMap<>();
        evidence.request().ifPresent(request -> json.put("request", base64(request)));
        evidence.response().ifPresent(response -> json.put("response", base64(response)));
        evidence.responderCertificate().ifPresent(responder -> json.put("responder", base64(responder)));
        return json;
    }

    private static String base64(Der der) {
        return Base64.getEncoder().encodeToString(der.toByteArray());
    }
}
