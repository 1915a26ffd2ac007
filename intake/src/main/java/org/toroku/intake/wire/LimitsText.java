package org.toroku.intake.wire;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.toroku.intake.Limits;

/** The limits as one argument of a command line. */
public final class LimitsText {
    private static final int NUMBERS = 14;

    private LimitsText() {}

    public static String of(Limits limits) {
        return LongStream.of(
                        limits.fileBytes(),
                        limits.textCharacters(),
                        limits.time().toMillis(),
                        limits.pages().count(),
                        limits.pages().pixels(),
                        limits.pages().side(),
                        limits.pages().points(),
                        limits.unpacked().image(),
                        limits.unpacked().other(),
                        limits.unpacked().total(),
                        limits.unpacked().metadata(),
                        limits.structure().objects(),
                        limits.structure().drawings(),
                        limits.structure().depth())
                .mapToObj(Long::toString)
                .collect(Collectors.joining(","));
    }

    public static Limits parse(String text) {
        long[] n = Arrays.stream(text.split(",", -1)).mapToLong(Long::parseLong).toArray();
        if (n.length != NUMBERS) {
            throw new IllegalArgumentException("not limits");
        }
        return new Limits(
                n[0],
                (int) n[1],
                Duration.ofMillis(n[2]),
                new Limits.Pages((int) n[3], n[4], (int) n[5], (int) n[6]),
                new Limits.Unpacked(n[7], n[8], n[9], n[10]),
                new Limits.Structure((int) n[11], (int) n[12], (int) n[13]));
    }
}
