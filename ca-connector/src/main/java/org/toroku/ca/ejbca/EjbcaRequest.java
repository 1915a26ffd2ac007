package org.toroku.ca.ejbca;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.toroku.ca.check.OrderDraft;
import org.toroku.ca.journal.Exchange;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.Validity;
import org.toroku.pki.Der;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is asked for one order: an end entity with the approved name, and a certificate of the applicant's key for it.
 *
 * <p>The name and the end come from the end entity. The key goes bare ({@code PUBLICKEY}): the RA has verified possession at
 * intake, and the applicant's PKCS#10 names what the applicant wishes, which nobody approved.
 */
record EjbcaRequest(String username, JsonNode endEntity, JsonNode certificateRequest) {
    /** Ours among the end entities of whoever else uses the CA. */
    private static final String PREFIX = "toroku-";

    private static final int CODE_OCTETS = 24;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    static EjbcaRequest of(
            IssuanceOrder order, OrderDraft.Linted draft, Der publicKey, EjbcaSettings settings, SecureRandom random) {
        String username = username(order.orderId());
        String code = code(random);
        ObjectNode endEntity = Json.object()
                .put("username", username)
                .put("password", code)
                .put(
                        "subject_dn",
                        EndEntityName.of(TBSCertificate.getInstance(draft.tbs().toByteArray())
                                .getSubject()))
                .put("ca_name", settings.caName())
                .put("certificate_profile_name", settings.certificateProfiles().get(order.profileId()))
                .put("end_entity_profile_name", settings.endEntityProfile())
                .put("token", "USERGENERATED");
        order.subjectAltName().ifPresent(mail -> endEntity.put("subject_alt_name", "rfc822Name=" + mail));
        Validity validity = wholeMinutes(order, draft, settings);
        // left to itself EJBCA begins ten minutes ago, and what ends as approved would be too long
        endEntity.put("start_time", UTC.format(validity.notBefore())).put("end_time", UTC.format(validity.notAfter()));
        ObjectNode certificateRequest = Json.object()
                .put("certificate_request", pem(publicKey))
                .put("certificate_request_type", "PUBLICKEY")
                .put("username", username)
                .put("password", code)
                .put("include_chain", false)
                .put("certificate_authority_name", settings.caName());
        return new EjbcaRequest(username, endEntity, certificateRequest);
    }

    /** EJBCA keeps these times by the minute: what begins within one must not end in the same of five years later. */
    private static Validity wholeMinutes(IssuanceOrder order, OrderDraft.Linted draft, EjbcaSettings settings) {
        CertificateProfile profile =
                settings.issued().profiles().find(order.profileId()).orElseThrow();
        return Validity.of(draft.validity().notBefore().truncatedTo(ChronoUnit.MINUTES), profile.validity())
                .until(order.notAfterCeiling())
                .orElseGet(draft::validity);
    }

    static String username(UUID orderId) {
        return PREFIX + orderId;
    }

    /** As the journal keeps it. */
    Der recorded() {
        return Json.bytes(Json.object().set("end_entity", endEntity).set("certificate_request", certificateRequest));
    }

    static EjbcaRequest of(Exchange exchange) {
        JsonNode recorded = Json.read(exchange.request())
                .orElseThrow(() -> new IllegalStateException(
                        "the request of order " + exchange.orderId() + " was altered in the journal"));
        return new EjbcaRequest(
                username(exchange.orderId()), recorded.path("end_entity"), recorded.path("certificate_request"));
    }

    Der transactionId() {
        return Der.of(username.getBytes(StandardCharsets.US_ASCII));
    }

    /** Good for one certificate of this one end entity. */
    private static String code(SecureRandom random) {
        byte[] octets = new byte[CODE_OCTETS];
        random.nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    private static String pem(Der publicKey) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey.toByteArray())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
