package org.toroku.standalone;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.toroku.testkit.pki.Holder;
import org.toroku.testkit.pki.Newcomers;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestNationalPki;

/** People nobody has seen before, drawn at random, so that a data folder may be used again. */
final class People {
    private People() {}

    /** Somebody whom the rules accept by themselves. */
    static TestCard newcomer(Standalone toroku) {
        return newcomer(toroku.pki());
    }

    /** @see #newcomer(Standalone) */
    static TestCard newcomer(TestNationalPki pki) {
        return card(pki, drawn().holder());
    }

    /** Somebody of this name (family and given name by a full-width space), whom the rules accept by themselves. */
    static TestCard named(Standalone toroku, String name) {
        return card(toroku.pki(), holder(name));
    }

    /** Somebody whose name has a substitute character, so that two people must look at the case. */
    static TestCard withSubstitute(Standalone toroku) {
        return card(toroku.pki(), drawn().holder().withSubstituteInName(0));
    }

    private static Newcomers drawn() {
        return new Newcomers(ThreadLocalRandom.current());
    }

    static Holder holder(String name) {
        return drawn().holder(name);
    }

    static TestCard card(TestNationalPki pki, Holder holder) {
        return drawn().card(pki, holder, Instant.now());
    }
}
