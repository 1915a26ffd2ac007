package org.toroku.workflows.evidence;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a document must be like.
 *
 * @param maxAge in whole months, at the day of receipt
 * @param unexpired whether it must be valid on the day of receipt
 */
public record DocumentRule(String kind, Holder holder, Set<Mark> marks, Optional<Period> maxAge, boolean unexpired) {

    public DocumentRule {
        marks = Set.copyOf(marks);
    }

    boolean isFor(Enclosure enclosure) {
        return enclosure.kind().equals(kind) && enclosure.holder() == holder;
    }

    /** What is wrong with the best document of the kind; empty when one of them is acceptable. */
    List<EvidenceDefect> defects(List<Enclosure> enclosures) {
        return enclosures.stream()
                .filter(this::isFor)
                .map(this::defects)
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of(EvidenceDefect.DOCUMENT_MISSING));
    }

    private List<EvidenceDefect> defects(Enclosure enclosure) {
        var defects = new ArrayList<EvidenceDefect>();
        if (marks.contains(Mark.ORIGINAL) && !enclosure.marks().contains(Mark.ORIGINAL)) {
            defects.add(EvidenceDefect.NOT_ACCEPTED_KIND);
        }
        if (Stream.of(Mark.SIGNED, Mark.SEALED)
                .anyMatch(mark -> marks.contains(mark) && !enclosure.marks().contains(mark))) {
            defects.add(EvidenceDefect.FORM_NOT_SEALED);
        }
        maxAge.flatMap(age -> age(enclosure, age)).ifPresent(defects::add);
        if (unexpired) {
            validity(enclosure).ifPresent(defects::add);
        }
        return List.copyOf(defects);
    }

    private static Optional<EvidenceDefect> age(Enclosure enclosure, Period maxAge) {
        if (enclosure.issuedOn().isEmpty() || enclosure.issuedOn().get().isAfter(enclosure.receivedOn())) {
            return Optional.of(EvidenceDefect.FIELD_UNREADABLE);
        }
        return enclosure.receivedOn().isAfter(lastDay(enclosure.issuedOn().get(), maxAge))
                ? Optional.of(EvidenceDefect.DOCUMENT_TOO_OLD)
                : Optional.empty();
    }

    private static Optional<EvidenceDefect> validity(Enclosure enclosure) {
        if (enclosure.expiresOn().isEmpty()) {
            return Optional.of(EvidenceDefect.FIELD_UNREADABLE);
        }
        return enclosure.receivedOn().isAfter(enclosure.expiresOn().get())
                ? Optional.of(EvidenceDefect.DOCUMENT_EXPIRED)
                : Optional.empty();
    }

    /**
     * Last day of a period of months that begins with an event: the day of the event does not count (民法140), and the
     * period ends the day before the corresponding day, or with the month that has no such day (民法143②).
     */
    static LocalDate lastDay(LocalDate event, Period months) {
        LocalDate first = event.plusDays(1);
        LocalDate corresponding = first.plus(months);
        return corresponding.getDayOfMonth() == first.getDayOfMonth() ? corresponding.minusDays(1) : corresponding;
    }
}
