package org.toroku.ui.staff;

/**
 * Why a case stands still, as a message key; the many refusals of the CA share one sentence that names the code.
 *
 * @param parameter empty where the sentence needs none
 */
public record HaltCause(String key, String parameter) {
    private static final String ORDER_REFUSED = "order-refused-";

    /** @param reason kebab-case code of a halted step */
    public static HaltCause of(String reason) {
        return reason.startsWith(ORDER_REFUSED)
                ? new HaltCause("halted.cause.order-refused", reason.substring(ORDER_REFUSED.length()))
                : new HaltCause("halted.cause." + reason, "");
    }
}
