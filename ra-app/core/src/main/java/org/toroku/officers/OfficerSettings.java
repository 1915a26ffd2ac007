package org.toroku.officers;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;

/**
 * What whoever keeps the register of officers answers for.
 *
 * @param twoPersons accounts of one name that are two persons
 * @param firstPasswordValid how long a password opens the page of the password that somebody else made for an account
 * @param decideWithin how long after showing who they are an officer may decide; nothing, and the house does not ask again.
 *     What is shipped asks ({@code application.yaml})
 */
@ConfigurationProperties(prefix = "toroku.officers", ignoreUnknownFields = false)
public record OfficerSettings(
        @DefaultValue List<TwoPersons> twoPersons,
        @DefaultValue("P3D") Duration firstPasswordValid,
        @DefaultValue("PT0S") Duration decideWithin) {
    private static final int LONGEST_WORDS = 500;
    private static final Duration LONGEST_FIRST = Duration.ofDays(30);

    public OfficerSettings {
        twoPersons = List.copyOf(twoPersons);
        if (decideWithin.isNegative()) {
            throw new IllegalArgumentException("toroku.officers.decide-within: a time, or PT0S for none");
        }
        if (!firstPasswordValid.isPositive() || firstPasswordValid.compareTo(LONGEST_FIRST) > 0) {
            throw new IllegalArgumentException(
                    "toroku.officers.first-password-valid: more than nothing, 30 days at most");
        }
    }

    /**
     * @param one an account
     * @param other another account
     * @param words how that was found out, and by whom; for the book
     */
    public record TwoPersons(String one, String other, String words) {
        public TwoPersons {
            one = one.strip();
            other = other.strip();
            words = words.strip();
            if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
                throw new IllegalArgumentException("toroku.officers.two-persons: names two different accounts");
            }
            if (words.isEmpty() || words.length() > LONGEST_WORDS || !Printable.line(words)) {
                throw new IllegalArgumentException(
                        "toroku.officers.two-persons: words is a line of 1 to " + LONGEST_WORDS + " characters");
            }
            if (MyNumberText.in(words)) {
                // what is written into the book cannot be taken out again
                throw new IllegalArgumentException("toroku.officers.two-persons: words hold no individual number");
            }
        }
    }
}
