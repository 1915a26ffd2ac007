package org.toroku.ca.signing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.toroku.ca.order.IssuanceOrder;

/** Changes single parts of an order. */
public final class OrderEdit {
    private UUID orderId;
    private UUID applicationId;
    private String applicationSha256;
    private String subject;
    private Optional<String> subjectAltName;
    private Optional<String> spkiSha256;
    private String profileId;
    private String profileSha256;
    private Optional<Instant> notAfterCeiling;
    private IssuanceOrder.Approval approval;
    private Instant approvedAt;
    private Instant expiresAt;
    private String nonce;

    private OrderEdit(IssuanceOrder o) {
        orderId = o.orderId();
        applicationId = o.applicationId();
        applicationSha256 = o.applicationSha256();
        subject = o.subject();
        subjectAltName = o.subjectAltName();
        spkiSha256 = o.spkiSha256();
        profileId = o.profileId();
        profileSha256 = o.profileSha256();
        notAfterCeiling = o.notAfterCeiling();
        approval = o.approval();
        approvedAt = o.approvedAt();
        expiresAt = o.expiresAt();
        nonce = o.nonce();
    }

    public static OrderEdit of(IssuanceOrder order) {
        return new OrderEdit(order);
    }

    public OrderEdit orderId(UUID value) {
        orderId = value;
        return this;
    }

    public OrderEdit applicationId(UUID value) {
        applicationId = value;
        return this;
    }

    public OrderEdit applicationSha256(String value) {
        applicationSha256 = value;
        return this;
    }

    public OrderEdit subject(String value) {
        subject = value;
        return this;
    }

    public OrderEdit mail(String value) {
        subjectAltName = Optional.of(value);
        return this;
    }

    public OrderEdit spki(String value) {
        spkiSha256 = Optional.of(value);
        return this;
    }

    public OrderEdit profile(String id, String sha256) {
        profileId = id;
        profileSha256 = sha256;
        return this;
    }

    public OrderEdit notAfterCeiling(Instant value) {
        notAfterCeiling = Optional.of(value);
        return this;
    }

    public OrderEdit approval(IssuanceOrder.Approval value) {
        approval = value;
        return this;
    }

    public OrderEdit approvedAt(Instant value) {
        approvedAt = value;
        return this;
    }

    public OrderEdit expiresAt(Instant value) {
        expiresAt = value;
        return this;
    }

    public OrderEdit nonce(String value) {
        nonce = value;
        return this;
    }

    public IssuanceOrder build() {
        return new IssuanceOrder(
                orderId,
                applicationId,
                applicationSha256,
                subject,
                subjectAltName,
                spkiSha256,
                profileId,
                profileSha256,
                notAfterCeiling,
                approval,
                approvedAt,
                expiresAt,
                nonce);
    }
}
