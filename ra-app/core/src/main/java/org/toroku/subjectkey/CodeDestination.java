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

    /** Empty where nobody was verified, or where the card cannot write the address and what was typed is another one. */
    Optional<String> of(ApplicationRecord application) {
        return switch (identities.proof(application.id(), application.contentSha256())) {
            case Identities.Proof.Missing _ -> Optional.empty();
            case Identities.Proof.Proven(var items) ->
                items.addressSubstitutes().isEmpty()
                        ? Optional.of(items.address())
                        : sameButForSubstitutes(application);
        };
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
