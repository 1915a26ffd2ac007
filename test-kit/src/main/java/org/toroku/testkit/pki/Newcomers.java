package org.toroku.testkit.pki;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/**
 * People nobody has seen before, each with a sound card: a person applying twice is referred by the rules. Birth dates alone
 * are too few: among two hundred people two are likely to share one, and are then the same person to the rules.
 */
public final class Newcomers {
    private static final DateTimeFormatter SHOWA = DateTimeFormatter.ofPattern("'3'yyyyMMdd");
    private static final LocalDate EARLIEST = LocalDate.of(1940, 1, 1);
    private static final int DAYS = 17_000;
    private static final String FAMILY = "松田\u3000";
    private static final String FIRST = "愛安一英花恵喜久月弘光幸佐紗三史志秋春純正世千太知直冬美文明友由洋良";
    private static final String SECOND = "衣栄果香加輝吉見江湖香子志実寿沙生世代知菜音乃葉帆保穂美実也弥代里和";
    private static final int AGE_OF_CARDS_SECONDS = 3_600;

    private final RandomGenerator random;

    public Newcomers(RandomGenerator random) {
        this.random = random;
    }

    public Holder holder() {
        return holder(FAMILY + drawnFrom(FIRST) + drawnFrom(SECOND));
    }

    /** @param name family and given name by a full-width space */
    public Holder holder(String name) {
        return Holder.of(
                name,
                "2",
                EARLIEST.plusDays(random.nextInt(DAYS)).format(SHOWA),
                "大阪府大阪市北区中之島" + random.nextInt(1, 10_000) + "番地" + random.nextInt(1, 10_000));
    }

    public TestCard card(TestNationalPki pki, Holder holder, Instant now) {
        String name = "newcomer-" + Long.toHexString(random.nextLong());
        // an elliptic key is made in a hundredth of the time of an RSA key
        return pki.issue(CardRequest.of(name, holder, now.minusSeconds(AGE_OF_CARDS_SECONDS))
                .with(CardKey.EC_P384));
    }

    private char drawnFrom(String characters) {
        return characters.charAt(random.nextInt(characters.length()));
    }
}
