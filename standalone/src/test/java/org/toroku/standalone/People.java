package org.toroku.standalone;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.toroku.testkit.pki.CardRequest;
import org.toroku.testkit.pki.Holder;
import org.toroku.testkit.pki.TestCard;

/** People nobody has seen before, each with a sound card: a person applying twice is referred by the rules. */
final class People {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String[] SYLLABLES = {"松", "竹", "梅", "桜", "杉", "桐", "柳", "楓", "桂", "栗"};

    private People() {}

    static TestCard newcomer(Standalone toroku) {
        int number = COUNT.incrementAndGet();
        return toroku.pki()
                .issue(CardRequest.of(
                        "newcomer-" + number,
                        Holder.of(
                                name(number) + "\u3000花子",
                                "2",
                                "3%04d%02d%02d".formatted(1950 + number % 40, 1 + number % 12, 1 + number % 28),
                                "東京都千代田区霞が関一丁目" + number + "番"),
                        Clock.systemUTC().instant().minus(Duration.ofDays(100))));
    }

    private static String name(int number) {
        StringBuilder name = new StringBuilder();
        for (int rest = number; rest > 0; rest /= 10) {
            name.append(SYLLABLES[rest % 10]);
        }
        return name.append("田").toString();
    }
}
