package org.toroku.ui.staff;

/**
 * Why a case stands still, as a message key; the many refusals of the CA share one sentence that names the code; those of
 * another CA say what to do.
 *
 * @param parameter empty where the sentence needs none
 */
public record HaltCause(String key, String parameter) {
    private static final String ORDER_REFUSED = "order-refused-";
    /** What a CA elsewhere gives as its reason. */
    private static final String OTHER_CA = ORDER_REFUSED + "ca-";

    /** @param reason kebab-case code of a halted step */
    public static HaltCause of(String reason) {
        if (reason.startsWith(OTHER_CA)) {
            return new HaltCause("halted.cause.other-ca." + reason.substring(OTHER_CA.length()), "");
        }
        return reason.startsWith(ORDER_REFUSED)
                ? new HaltCause("halted.cause.order-refused", reason.substring(ORDER_REFUSED.length()))
                : new HaltCause("halted.cause." + reason, "");
    }
}
