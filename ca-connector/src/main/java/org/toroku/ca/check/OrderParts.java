package org.toroku.ca.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.toroku.ca.order.IssuanceOrder;

/** The parts of an order by name, in order. */
final class OrderParts {
    static final Map<String, Function<IssuanceOrder, Object>> BY_NAME = parts();

    private OrderParts() {}

    private static Map<String, Function<IssuanceOrder, Object>> parts() {
        Map<String, Function<IssuanceOrder, Object>> parts = new LinkedHashMap<>();
        parts.put("orderId", IssuanceOrder::orderId);
        parts.put("applicationId", IssuanceOrder::applicationId);
        parts.put("applicationSha256", IssuanceOrder::applicationSha256);
        parts.put("subject", IssuanceOrder::subject);
        parts.put("subjectAltName", IssuanceOrder::subjectAltName);
        parts.put("spkiSha256", IssuanceOrder::spkiSha256);
        parts.put("profileId", IssuanceOrder::profileId);
        parts.put("profileSha256", IssuanceOrder::profileSha256);
        parts.put("notAfterCeiling", IssuanceOrder::notAfterCeiling);
        parts.put("approval", IssuanceOrder::approval);
        parts.put("approvedAt", IssuanceOrder::approvedAt);
        parts.put("expiresAt", IssuanceOrder::expiresAt);
        parts.put("nonce", IssuanceOrder::nonce);
        return Collections.unmodifiableMap(parts);
    }
}
