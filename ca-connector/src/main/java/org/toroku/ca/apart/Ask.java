package org.toroku.ca.apart;

import java.util.Optional;
import java.util.UUID;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.order.SignedOrder;
import org.toroku.pki.Der;

/** What a registration authority asks of the CA: each verb of the port, as it travels. */
sealed interface Ask {
    /** Carries its own signature: that of the order. */
    record Submit(SignedOrder order, Optional<Der> publicKey) implements Ask {}

    record Query(UUID orderId) implements Ask {}

    record Cancel(SignedOrder order, String requestedBy) implements Ask {}

    record Revoke(String serial, RevocationReason reason, String requestedBy) implements Ask {}

    /** @param passphrase UTF-8; {@link Der} never prints it */
    record PackageKey(UUID orderId, Der passphrase) implements Ask {}

    record DestroyKey(UUID orderId, String reason) implements Ask {}

    record HeldKey(UUID orderId) implements Ask {}

    record TakesRules(String sha256) implements Ask {}

    record Look() implements Ask {}

    record NewestHead() implements Ask {}

    record HeadAt(long seq) implements Ask {}

    /** Whether every revocation is published. */
    record Published() implements Ask {}

    /** Whether it changes the CA or yields a secret, so that only the holder of the order key may ask it. */
    default boolean needsSignature() {
        return switch (this) {
            case Cancel _, Revoke _, PackageKey _, DestroyKey _ -> true;
            case Submit _, Query _, HeldKey _, TakesRules _, Look _, NewestHead _, HeadAt _, Published _ -> false;
        };
    }
}
