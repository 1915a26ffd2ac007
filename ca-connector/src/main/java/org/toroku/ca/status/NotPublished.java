package org.toroku.ca.status;

/** Ends a publication before the switch; carries the answer to whoever asked for it. */
final class NotPublished extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Publishing answer;

    private NotPublished(Publishing answer, String reason) {
        super(reason);
        this.answer = answer;
    }

    static NotPublished unavailable(String reason) {
        return new NotPublished(new Publishing.Unavailable(reason), reason);
    }

    static NotPublished refused(String reason) {
        return new NotPublished(new Publishing.Refused(reason), reason);
    }

    Publishing answer() {
        return answer;
    }
}
