package org.toroku.subjectkey;

/** The operator's list of compromised keys is missing or damaged: no key may be judged without it. */
final class KeyListUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyListUnreadableException(Exception cause) {
        super("key-list-unreadable", cause);
    }
}
