package org.toroku.ca.journal;

import org.toroku.pki.Der;

/** What an event says about the row it belongs to: digests, so that a row changed later no longer agrees. */
final class EventDetail {
    private EventDetail() {}

    static String received(Der canonical, Der signature) {
        return "order=" + canonical.sha256Hex() + ";signature=" + signature.sha256Hex();
    }

    static String refused(Der canonical, String field, String reason) {
        return "order=" + canonical.sha256Hex() + ";field=" + field + ";reason=" + reason;
    }

    static String reserved(Reservation r) {
        return reserved(r.serial(), r.tbs(), r.publicKey());
    }

    static String reserved(String serial, Der tbs, Der publicKey) {
        return "serial=" + serial + ";tbs=" + tbs.sha256Hex() + ";spki=" + publicKey.sha256Hex();
    }

    static String signed(Der certificate) {
        return "certificate=" + certificate.sha256Hex();
    }

    static String revoked(String serial, int reason, String requestedBy) {
        return "serial=" + serial + ";reason=" + reason + ";by=" + requestedBy;
    }

    static String voided(String reason) {
        return "reason=" + reason;
    }

    static String keyDestroyed(String reason) {
        return "reason=" + reason;
    }
}
