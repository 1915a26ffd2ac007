package org.toroku.matching;

import java.util.Optional;
import java.util.UUID;

/** Stored match reports. */
public interface Matches {
    Optional<MatchReport> of(UUID caseId);
}
