package org.toroku.subjectkey;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toroku.pki.keys.AlgorithmRule;
import org.toroku.pki.keys.KeyAlgorithm;
import org.toroku.pki.keys.Period;

/**
 * One more kind of key that the operator accepts from applicants, beside RSA, P-256 and P-384.
 *
 * @param clause where the operator's decision is written, e.g. the section of the certification practice statement
 * @param from first day, Japanese time
 * @param until last day, Japanese time; none where open
 */
public record AllowedKind(
        KeyAlgorithm algorithm,
        String clause,
        LocalDate from,
        @Nullable LocalDate until) {
    /** @throws NullPointerException as well as IllegalArgumentException where a setting is missing or contradicts another */
    public AllowedKind {
        // what is not set arrives as null, whatever the types say
        Objects.requireNonNull(algorithm, "toroku.subject-key.algorithms: algorithm is not set");
        Objects.requireNonNull(clause, "toroku.subject-key.algorithms: clause is not set");
        Objects.requireNonNull(from, "toroku.subject-key.algorithms: from is not set");
        if (clause.isBlank()) {
            throw new IllegalArgumentException("a kind of key needs a clause: " + algorithm);
        }
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a kind of key ends before it begins: " + algorithm);
        }
    }

    AlgorithmRule rule() {
        return new AlgorithmRule(algorithm, new Period(Optional.of(from), Optional.ofNullable(until)), clause);
    }
}
