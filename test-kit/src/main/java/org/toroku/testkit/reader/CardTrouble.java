package org.toroku.testkit.reader;

/** Why the card in the reader did not do what was asked; its holder is told in words. */
public final class CardTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What went wrong. */
    public enum Kind {
        /** This machine has no PC/SC library. */
        NO_LIBRARY,
        /** The library is there, but the service behind it does not run. */
        NO_SERVICE,
        NO_READER,
        NO_SUCH_READER,
        NO_CARD,
        /** Several readers hold a card. */
        WHICH_READER,
        NOT_A_MY_NUMBER_CARD,
        /** Not 6 to 16 upper-case letters and digits; the card was not asked. */
        PASSWORD_SHAPE,
        WRONG_PASSWORD,
        /** One try is left, and the holder did not say that it may be spent. */
        LAST_TRY,
        BLOCKED,
        EXPIRED,
        NOT_YET_VALID,
        /** The card is gone, or answers what no card of this kind answers. */
        UNREADABLE
    }

    private final Kind kind;
    private final String detail;

    CardTrouble(Kind kind, String detail) {
        super(kind + " " + detail);
        this.kind = kind;
        this.detail = detail;
    }

    CardTrouble(Kind kind, String detail, Throwable cause) {
        super(kind + " " + detail, cause);
        this.kind = kind;
        this.detail = detail;
    }

    public Kind kind() {
        return kind;
    }

    /** What the sentence about it names: readers, tries left, a date, or what the card answered. */
    public String detail() {
        return detail;
    }
}
