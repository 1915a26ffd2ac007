package org.toroku.wording;

/**
 * A place in a text that the software fills for each recipient. What applicants or organisations wrote comes into no
 * subject: it becomes a header.
 */
public enum Slot {
    /** Of mails. */
    NUMBER("number", Use.MAY, Use.MUST),
    /** Of notices, which have it in their heading. */
    CASE("number", Use.MUST, Use.MAY),
    NAME("name", Use.NEVER, Use.MAY),
    CODE("code", Use.NEVER, Use.MUST),
    PORTAL("portal", Use.NEVER, Use.MUST),
    ORGANISATION("organisation", Use.NEVER, Use.MUST),
    LINK("link", Use.NEVER, Use.MUST),
    UNTIL("until", Use.NEVER, Use.MUST),
    ENDS("ends", Use.NEVER, Use.MUST),
    /** What became of a revocation: of which certificate, when, or why not. */
    RESULT("result", Use.NEVER, Use.MUST),
    /** What the recipient must do now, in the words of the software: an office can say more, not less. */
    TODO("todo", Use.NEVER, Use.MUST);

    /** Whether a place may be in a part of the text. */
    public enum Use {
        NEVER,
        MAY,
        MUST
    }

    private final String placeholder;
    private final Use inSubject;
    private final Use inBody;

    Slot(String placeholder, Use inSubject, Use inBody) {
        this.placeholder = placeholder;
        this.inSubject = inSubject;
        this.inBody = inBody;
    }

    /** As written between braces. */
    public String placeholder() {
        return placeholder;
    }

    public Use inSubject() {
        return inSubject;
    }

    public Use inBody() {
        return inBody;
    }
}
