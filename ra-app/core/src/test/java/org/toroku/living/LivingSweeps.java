package org.toroku.living;

import org.toroku.issuance.CardHouse;

/** Looks that tests of other modules have taken at once, instead of at the next minute. */
public final class LivingSweeps {
    private LivingSweeps() {}

    /** How many affiliations that ended were found. */
    public static int memberships(CardHouse house) {
        return house.part(EndedMemberships.class).sweep();
    }
}
