package org.toroku.audit;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.matchers.Match;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a file or an account can be protected with. One rule for all of them, asked by pages and by desks. */
public final class Passphrase {
    private static final int SHORTEST = 12;
    /** Below a hundred million guesses a stolen file is opened within minutes (scores 0 to 2 of zxcvbn). */
    private static final int LEAST_SCORE = 3;

    private static final int MOST_SCORE = 4;
    /** What is predictable may be no more than this share of it, however long joining it makes it. */
    private static final double MOST_PREDICTABLE = 0.75;
    /** Judging takes time by the square of the length, and what comes behind makes nothing weaker. */
    private static final int MOST_JUDGED = 64;
    /** Every combination of readings is tried: with seven of these in 64 characters that takes seconds. */
    private static final String STANDS_FOR_LETTERS = "4@8({[<3691!|70$5+%2";

    private static final int MOST_STANDING = 6;
    private static final int MOST_JUDGED_OF_THESE = 20;

    private static final int COMMON = 1000;
    private static final int SHORTEST_PIECE = 4;
    private static final String GUESSABLE = "guessable";

    private Passphrase() {}

    /** How well it protects. */
    public enum Protection {
        REFUSED,
        FAIR,
        GOOD
    }

    /**
     * @param objection as {@link Passphrase#objection}; present exactly where it is refused
     */
    public record Judgement(Protection protection, Optional<String> objection) {}

    /** The dictionaries are read when the first is judged. */
    private static final class Judge {
        private static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    /**
     * Why it cannot be used: {@code passphrase-unusable} or {@code passphrase-weak}. Half a surrogate pair has no encoding (RFC
     * 7292 appendix B.1 wants BMPString), a control character cannot be typed again, and neither blanks nor NULs protect
     * anything. What is long enough and still tried first is told by what gives it away: {@code passphrase-repeated},
     * {@code -row}, {@code -known}, {@code -date}, {@code -common}, {@code -guessable}.
     *
     * @param known what others know of its owner, such as names, birth date, e-mail address, case number
     */
    public static Optional<String> objection(char[] passphrase, Collection<String> known) {
        return judge(passphrase, known).objection();
    }

    /** The same with how well it protects, for a hint while it is typed. */
    public static Judgement judge(char[] passphrase, Collection<String> known) {
        return unusable(passphrase).map(Passphrase::refused).orElseGet(() -> judgeGuessing(passphrase, pieces(known)));
    }

    private static Judgement refused(String objection) {
        return new Judgement(Protection.REFUSED, Optional.of(objection));
    }

    private static Optional<String> unusable(char[] passphrase) {
        int characters = 0;
        int visible = 0;
        for (int i = 0; i < passphrase.length; characters++) {
            int codePoint = Character.codePointAt(passphrase, i);
            if (!usable(codePoint)) {
                return Optional.of("passphrase-unusable");
            }
            visible += Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) ? 0 : 1;
            i += Character.charCount(codePoint);
        }
        return characters < SHORTEST || visible == 0 ? Optional.of("passphrase-weak") : Optional.empty();
    }

    private static boolean usable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static Strength judged(char[] passphrase, Collection<String> known) {
        // a copy: what judges it may wipe what it was given
        char[] copy = Arrays.copyOf(passphrase, Math.min(passphrase.length, mostJudged(passphrase)));
        return Judge.ZXCVBN.measure(CharBuffer.wrap(copy), List.copyOf(known));
    }

    private static int mostJudged(char[] passphrase) {
        long standing = CharBuffer.wrap(passphrase)
                .chars()
                .limit(MOST_JUDGED)
                .distinct()
                .filter(each -> STANDS_FOR_LETTERS.indexOf(each) >= 0)
                .count();
        return standing > MOST_STANDING ? MOST_JUDGED_OF_THESE : MOST_JUDGED;
    }

    private static Judgement judgeGuessing(char[] passphrase, Set<String> pieces) {
        if (isKnown(CharBuffer.wrap(passphrase).toString(), pieces)) {
            return refused("passphrase-known");
        }
        Strength strength = judged(passphrase, pieces);
        return weakness(strength)
                .map(flaw -> refused("passphrase-" + flaw))
                .orElseGet(() -> new Judgement(
                        strength.getScore() < MOST_SCORE ? Protection.FAIR : Protection.GOOD, Optional.empty()));
    }

    private static Optional<String> weakness(Strength strength) {
        Map<String, Long> covered = new HashMap<>();
        long length = 0;
        for (Match match : strength.getSequence()) {
            long letters = letters(match.token);
            length += letters;
            flaw(match).ifPresent(flaw -> covered.merge(flaw, letters, Long::sum));
        }
        long predictable = covered.values().stream().mapToLong(Long::longValue).sum();
        return strength.getScore() < LEAST_SCORE || (length > 0 && predictable >= length * MOST_PREDICTABLE)
                ? Optional.of(covered.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(GUESSABLE))
                : Optional.empty();
    }

    /** What gives a part of it away, unless nothing does. */
    private static Optional<String> flaw(Match match) {
        return switch (match.pattern) {
            case Repeat -> Optional.of("repeated");
            case Sequence -> Optional.of(isOneCharacter(match.token) ? "repeated" : "row");
            case Spatial -> Optional.of("row");
            // the only expressions that it knows are years
            case Date, Regex -> Optional.of("date");
            case Dictionary -> {
                if ("user_inputs".equals(match.dictionaryName)) {
                    yield Optional.of("known");
                }
                yield match.rank <= COMMON && "passwords".equals(match.dictionaryName)
                        ? Optional.of("common")
                        : Optional.empty();
            }
            case Bruteforce -> Optional.empty();
        };
    }

    private static boolean isOneCharacter(CharSequence token) {
        return token.chars().distinct().count() == 1;
    }

    /** Whether almost nothing is left of it without what others know. */
    private static boolean isKnown(String typed, Set<String> pieces) {
        String rest = typed.toLowerCase(Locale.ROOT);
        for (String piece : pieces.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            rest = rest.replace(piece, " ");
        }
        long all = letters(typed);
        return all > 0 && letters(rest) <= all * (1 - MOST_PREDICTABLE);
    }

    private static long letters(CharSequence text) {
        return text.codePoints().filter(Character::isLetterOrDigit).count();
    }

    /** Also without what parts it, and each part: of a birth date whoever guesses takes the digits. */
    private static Set<String> pieces(Collection<String> known) {
        Set<String> pieces = new LinkedHashSet<>();
        for (String each : known) {
            String lower = each.toLowerCase(Locale.ROOT);
            pieces.add(lower);
            String joined = lower.replaceAll("[^\\p{L}\\p{N}]", "");
            pieces.add(joined);
            if (joined.matches("\\d{6,}")) {
                pieces.add(joined.substring(2));
                pieces.add(joined.substring(joined.length() - SHORTEST_PIECE));
            }
            pieces.addAll(List.of(lower.split("[^\\p{L}\\p{N}]+", -1)));
        }
        pieces.removeIf(piece -> piece.length() < 2);
        return pieces;
    }
}
