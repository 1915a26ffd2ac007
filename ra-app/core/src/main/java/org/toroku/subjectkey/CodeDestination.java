package org.toroku.subjectkey;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.identity.Identities;
import org.toroku.matching.MatchReport.Verdict;
import org.toroku.matching.Matches;

/**
 * Where the letter with an identification code goes (則6(3の2), a secure method): to the address that the card certifies,
 * whatever was typed. It is read from certificate and report in the encrypted documents, not from rows.
 */
@Component
class CodeDestination {
    private final Identities identities;
    private final Matches matches;

    CodeDestination(Identities identities, Matches matches) {
        this.identities = identities;
        this.matches = matches;
    }

    sealed interface Found {
        record Known(String address) implements Found {
            @Override
            public String toString() {
                return "Known[masked]";
            }
        }

        /** The card cannot write the address, and what was typed differs in more than that. */
        record Other() implements Found {}

        /** Nobody was verified, or what is kept of it is damaged or altered: for people, and no fault of the applicant's. */
        record Untrue(String reason) implements Found {}
    }

    Found at(ApplicationRecord application) {
        return switch (identities.proof(application.id(), application.contentSha256())) {
            case Identities.Proof.Missing(var reason) -> new Found.Untrue(reason);
            case Identities.Proof.Proven(var items) ->
                items.addressSubstitutes().isEmpty()
                        ? new Found.Known(items.address())
                        : sameButForSubstitutes(application)
                                .<Found>map(Found.Known::new)
                                .orElseGet(Found.Other::new);
        };
    }

    /** Empty where no letter with a code may leave. */
    Optional<String> of(ApplicationRecord application) {
        return at(application) instanceof Found.Known(var address) ? Optional.of(address) : Optional.empty();
    }

    /** The applicant's writing of characters that the card lacks, where all others are the card's. */
    private Optional<String> sameButForSubstitutes(ApplicationRecord application) {
        return matches.of(application.id()).stream()
                .flatMap(report -> report.fields().stream())
                .filter(field -> field.field().equals("address") && field.verdict() != Verdict.DIFFERENT)
                .findFirst()
                .map(field -> application.form().address());
    }
}
