package org.toroku.ca.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far what is published is behind, and until when it holds.
 *
 * @param listEnds nextUpdate of the list; empty where nothing was ever published
 * @param answersEnd when the first answer ends; empty where there is none
 * @param revokedSince of the oldest revocation that is not published
 * @param issuedSince of the oldest certificate that was issued after what is published
 */
public record StatusStanding(
        Optional<Instant> listEnds,
        Optional<Instant> answersEnd,
        Optional<Instant> revokedSince,
        Optional<Instant> issuedSince) {
    /** Visible within a minute is the promise. */
    private static final Duration REVOCATION_LATE = Duration.ofSeconds(60);
    /** As verifiers expect (CA/Browser Forum baseline requirements 4.9.10). */
    private static final Duration CERTIFICATE_LATE = Duration.ofMinutes(15);

    /** What operators have to hear of; {@code code} is a kebab-case word. */
    public enum Late {
        NOTHING_PUBLISHED("nothing-published"),
        REVOCATION_NOT_PUBLISHED("revocation-not-published"),
        CERTIFICATE_NOT_ANSWERED("certificate-not-answered"),
        LIST_ENDS_SOON("list-ends-soon"),
        LIST_ENDED("list-ended"),
        ANSWERS_END_SOON("answers-end-soon"),
        ANSWERS_ENDED("answers-ended");

        private final String code;

        Late(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    static StatusStanding nothing() {
        return new StatusStanding(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** All that is late at {@code now}: what holds for less than a quarter of its validity should have been renewed. */
    public List<Late> late(Instant now, StatusSettings settings) {
        List<Late> late = new ArrayList<>();
        if (listEnds.isEmpty()) {
            late.add(Late.NOTHING_PUBLISHED);
        }
        if (revokedSince
                .filter(since -> since.plus(REVOCATION_LATE).isBefore(now))
                .isPresent()) {
            late.add(Late.REVOCATION_NOT_PUBLISHED);
        }
        if (issuedSince
                .filter(since -> since.plus(CERTIFICATE_LATE).isBefore(now))
                .isPresent()) {
            late.add(Late.CERTIFICATE_NOT_ANSWERED);
        }
        listEnds.ifPresent(end -> ends(late, end, now, settings.listValidity(), Late.LIST_ENDS_SOON, Late.LIST_ENDED));
        answersEnd.ifPresent(
                end -> ends(late, end, now, settings.answerValidity(), Late.ANSWERS_END_SOON, Late.ANSWERS_ENDED));
        return late;
    }

    private static void ends(List<Late> late, Instant end, Instant now, Duration validity, Late soon, Late over) {
        if (!end.isAfter(now)) {
            late.add(over);
        } else if (Duration.between(now, end).compareTo(validity.dividedBy(4)) < 0) {
            late.add(soon);
        }
    }
}
