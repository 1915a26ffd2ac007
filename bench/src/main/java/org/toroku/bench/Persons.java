package org.toroku.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.toroku.testkit.pki.CardKey;
import org.toroku.testkit.pki.CardRequest;
import org.toroku.testkit.pki.Holder;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestNationalPki;

/** Different people with sound cards: the rules refer a second application of the same person to people. */
final class Persons {
    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1960, 1, 1);
    private static final Duration AGE_OF_CARDS = Duration.ofDays(200);

    private Persons() {}

    /** The cards, made where an earlier run has not left them; before Toroku opens the same folder. */
    static List<TestCard> of(Path pkiFolder, int count, Clock clock) {
        TestNationalPki pki = TestNationalPki.openOrCreate(pkiFolder, clock);
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> {
                    String name = String.format(Locale.ROOT, "bench-%04d", i);
                    return pki.find(name)
                            .orElseGet(() -> pki.issue(CardRequest.of(
                                    name, holder(i), clock.instant().minus(AGE_OF_CARDS))));
                })
                .toList();
    }

    /** People whose names hold a character that a card cannot write, so that two officers look at each. */
    static List<TestCard> doubtful(Path pkiFolder, int count, Clock clock) {
        TestNationalPki pki = TestNationalPki.openOrCreate(pkiFolder, clock);
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(Locale.ROOT, "doubtful-%04d", i))
                .map(name -> pki.find(name)
                        .orElseGet(() -> pki.issue(CardRequest.of(
                                        name,
                                        holder(Integer.parseInt(name.substring("doubtful-".length())))
                                                .withSubstituteInName(0),
                                        clock.instant().minus(AGE_OF_CARDS))
                                .with(CardKey.EC_P384))))
                .toList();
    }

    private static Holder holder(int number) {
        // 3 = Showa; one birthday for each person
        String birth = "3" + FIRST_BIRTHDAY.plusDays(number).format(DateTimeFormatter.BASIC_ISO_DATE);
        return Holder.of("試験　太郎", "1", birth, "東京都千代田区霞が関二丁目１番２号");
    }
}
