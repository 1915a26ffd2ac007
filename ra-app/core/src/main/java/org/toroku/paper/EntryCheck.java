package org.toroku.paper;

import java.time.LocalDate;
import java.util.Optional;
import org.toroku.paper.PaperFiles.Entry;

/** What can be true of a document that arrived on a day; dates are counted in Japan, where the house is. */
final class EntryCheck {
    private static final int MOST_SHEETS = 200;
    private static final int LONGEST_VALID = 100;

    /** When Meiji began: no paper that is sent here, and nobody who applies, is older. */
    static final LocalDate EARLIEST = LocalDate.of(1868, 1, 25);

    private EntryCheck() {}

    static Optional<String> objection(Entry entry, LocalDate receivedOn, LocalDate today) {
        if (entry.issuedOn().filter(on -> on.isAfter(today)).isPresent()) {
            return Optional.of("issued-in-future");
        }
        if (entry.issuedOn().filter(EARLIEST::isAfter).isPresent()) {
            return Optional.of("issued-implausible");
        }
        if (entry.expiresOn()
                .filter(on -> on.isBefore(EARLIEST) || on.isAfter(today.plusYears(LONGEST_VALID)))
                .isPresent()) {
            return Optional.of("expires-implausible");
        }
        if (entry.issuedOn().filter(on -> on.isAfter(receivedOn)).isPresent()) {
            return Optional.of("issued-after-receipt");
        }
        if (entry.issuedOn()
                .filter(on -> entry.expiresOn().filter(on::isAfter).isPresent())
                .isPresent()) {
            return Optional.of("expires-before-issue");
        }
        return entry.sheets() < 1 || entry.sheets() > MOST_SHEETS
                ? Optional.of("sheets-implausible")
                : Optional.empty();
    }
}
