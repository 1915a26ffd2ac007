package org.toroku.standalone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import org.toroku.testkit.pki.CardKey;
import org.toroku.testkit.pki.CardRequest;
import org.toroku.testkit.pki.Holder;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestNationalPki;

/**
 * People nobody has seen before, each with a sound card: a person applying twice is referred by the rules. They are
 * drawn at random, so that a data folder may be used again. Birth dates alone are too few: among the two hundred people
 * of one run two are likely to share one, and are then the same person to the rules.
 */
final class People {
    private static final DateTimeFormatter SHOWA = DateTimeFormatter.ofPattern("'3'yyyyMMdd");
    private static final LocalDate EARLIEST = LocalDate.of(1940, 1, 1);
    private static final int DAYS = 17_000;
    private static final String FAMILY = "松田\u3000";
    private static final String FIRST = "愛安一英花恵喜久月弘光幸佐紗三史志秋春純正世千太知直冬美文明友由洋良";
    private static final String SECOND = "衣栄果香加輝吉見江湖香子志実寿沙生世代知菜音乃葉帆保穂美実也弥代里和";

    private People() {}

    /** Somebody whom the rules accept by themselves. */
    static TestCard newcomer(Standalone toroku) {
        return newcomer(toroku.pki());
    }

    /** @see #newcomer(Standalone) */
    static TestCard newcomer(TestNationalPki pki) {
        return card(pki, holder(name()));
    }

    /** Somebody of this name (family and given name by a full-width space), whom the rules accept by themselves. */
    static TestCard named(Standalone toroku, String name) {
        return card(toroku.pki(), holder(name));
    }

    /** Somebody whose name has a substitute character, so that two people must look at the case. */
    static TestCard withSubstitute(Standalone toroku) {
        return card(toroku.pki(), holder(name()).withSubstituteInName(0));
    }

    private static String name() {
        return FAMILY + drawnFrom(FIRST) + drawnFrom(SECOND);
    }

    private static char drawnFrom(String characters) {
        return characters.charAt(ThreadLocalRandom.current().nextInt(characters.length()));
    }

    static Holder holder(String name) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Holder.of(
                name,
                "2",
                EARLIEST.plusDays(random.nextInt(DAYS)).format(SHOWA),
                "大阪府大阪市北区中之島" + random.nextInt(1, 10_000) + "番地" + random.nextInt(1, 10_000));
    }

    static TestCard card(TestNationalPki pki, Holder holder) {
        String name = "newcomer-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        // an elliptic key is made in a hundredth of the time of an RSA key
        return pki.issue(
                CardRequest.of(name, holder, Instant.now().minusSeconds(3_600)).with(CardKey.EC_P384));
    }
}
