package org.toroku.wording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.wording.Slot.Use;

/** Every e-mail and every notice that is written to an applicant, and the placeholders that each one offers. */
public enum WordingKind {
    MAIL_NEWS(Medium.MAIL, Slot.NUMBER, Slot.PORTAL, Slot.NAME),
    MAIL_RESUME_CODE(Medium.MAIL, Slot.NUMBER, Slot.CODE, Slot.PORTAL, Slot.NAME),
    MAIL_CONTINUE_CODE(Medium.MAIL, Slot.NUMBER, Slot.CODE, Slot.PORTAL, Slot.NAME),
    MAIL_INVITATION(Medium.MAIL, Slot.ORGANISATION, Slot.LINK, Slot.UNTIL, Slot.NAME),
    MAIL_EXPIRY(Medium.MAIL, Slot.NUMBER, Slot.PORTAL, Slot.NAME),
    MAIL_REVOCATION(Medium.MAIL, Slot.NUMBER, Slot.RESULT, Slot.PORTAL, Slot.NAME),
    ISSUED(Medium.NOTICE, Slot.CASE, Slot.TODO),
    DELIVERED(Medium.NOTICE, Slot.CASE),
    REJECTED(Medium.NOTICE, Slot.CASE),
    REJECTED_ON_PAPER(Medium.NOTICE, Slot.CASE),
    REJECTED_RENEWAL(Medium.NOTICE, Slot.CASE),
    CANCELLED(Medium.NOTICE, Slot.CASE),
    CANCELLED_ON_PAPER(Medium.NOTICE, Slot.CASE),
    CANCELLED_RENEWAL(Medium.NOTICE, Slot.CASE),
    WITHDRAWN(Medium.NOTICE, Slot.CASE),
    AWAITING_DOCUMENTS(Medium.NOTICE, Slot.CASE, Slot.TODO),
    AWAITING_REPLY(Medium.NOTICE, Slot.CASE, Slot.TODO),
    AWAITING_KEY(Medium.NOTICE, Slot.CASE, Slot.TODO),
    REVOKED(Medium.NOTICE, Slot.CASE, Slot.TODO),
    REVOKED_UNRECEIVED(Medium.NOTICE, Slot.CASE),
    REVOKED_BY_CODE(Medium.NOTICE, Slot.CASE, Slot.TODO),
    REVOKED_ON_REQUEST(Medium.NOTICE, Slot.CASE, Slot.RESULT, Slot.TODO),
    REVOCATION_REFUSED(Medium.NOTICE, Slot.CASE, Slot.RESULT),
    REVOKED_WITH_RENEWED(Medium.NOTICE, Slot.CASE, Slot.RESULT, Slot.TODO),
    ENDS_SOON(Medium.NOTICE, Slot.CASE, Slot.ENDS, Slot.TODO),
    CHANGED(Medium.NOTICE, Slot.CASE, Slot.TODO);

    /** How a text reaches people. */
    public enum Medium {
        /** Read on the way by others: neutral. */
        MAIL,
        /** Kept in the case's folder and printed in letters. */
        NOTICE
    }

    private final Medium medium;

    @SuppressWarnings("ImmutableEnumChecker") // copied, and so are its elements
    private final List<Slot> slots;

    WordingKind(Medium medium, Slot... slots) {
        this.medium = medium;
        this.slots = List.copyOf(Arrays.asList(slots));
    }

    public Medium medium() {
        return medium;
    }

    /** What the software puts in; whoever changes a text chooses among them. */
    public List<Slot> slots() {
        return slots;
    }

    /** Whether a placeholder may stand, or must, in a part of the text; empty where there is none of that name. */
    Optional<Use> use(String placeholder, boolean subject) {
        return slots.stream()
                .filter(slot -> slot.placeholder().equals(placeholder))
                .map(slot -> subject ? slot.inSubject() : slot.inBody())
                .findFirst();
    }

    /** Whether such a mail may go to somebody who was proven by then: only there it says the name. */
    boolean mayName() {
        return this != MAIL_INVITATION && slots.contains(Slot.NAME);
    }

    /** Whether such a mail may go to somebody whom nothing has proven. */
    boolean mayPrecedeProof() {
        return this != MAIL_EXPIRY && this != MAIL_REVOCATION;
    }

    /** Under which the book keeps what happened to the texts of this kind. */
    UUID id() {
        return UUID.nameUUIDFromBytes(("wording " + name()).getBytes(StandardCharsets.UTF_8));
    }
}
