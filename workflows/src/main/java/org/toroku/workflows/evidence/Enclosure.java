package org.toroku.workflows.evidence;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A document that is at hand; one that went back or was replaced is not.
 *
 * @param kind in the words of the rule sets, see {@link EvidenceRules#kinds()}
 * @param expiresOn last day of validity
 * @param receivedOn day on which this document arrived, in Japan
 * @param pages how many of its pages were scanned and may be looked at
 */
public record Enclosure(
        String kind,
        Holder holder,
        Optional<LocalDate> issuedOn,
        Optional<LocalDate> expiresOn,
        LocalDate receivedOn,
        Set<Mark> marks,
        int pages) {

    public Enclosure {
        marks = Set.copyOf(marks);
    }
}
