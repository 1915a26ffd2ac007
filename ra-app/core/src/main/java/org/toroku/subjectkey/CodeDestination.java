package org.toroku.subjectkey;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.identity.Identities;
import org.toroku.matching.Matching;
import org.toroku.pki.identity.BasicFourItems;

/**
 * Where a letter with a code goes (則6(3の2), a secure method): to the address that the card certifies,
 * whatever was typed. It is read from certificate, report and signed content in the encrypted documents, not from rows.
 */
@Component
public class CodeDestination {
    private final Identities identities;
    private final Applications applications;

    CodeDestination(Identities identities, Applications applications) {
        this.identities = identities;
        this.applications = applications;
    }

    public sealed interface Found {
        /** @param name as the card certifies it, or as it was stated where the card cannot write it */
        record Known(String name, String address) implements Found {
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

    public Found at(ApplicationRecord application) {
        return switch (identities.proof(application.id(), application.contentSha256())) {
            case Identities.Proof.Missing(var reason) -> new Found.Untrue(reason);
            case Identities.Proof.Proven(var items) ->
                items.addressSubstitutes().isEmpty()
                        ? new Found.Known(name(application, items), items.address())
                        : sameButForSubstitutes(application, items);
        };
    }

    /** Empty where no letter with a code may leave. */
    public Optional<Found.Known> of(ApplicationRecord application) {
        return at(application) instanceof Found.Known known ? Optional.of(known) : Optional.empty();
    }

    /** Certified like this, too. */
    private static String name(ApplicationRecord application, BasicFourItems items) {
        return items.nameSubstitutes().isEmpty()
                ? items.name()
                : application.form().fullName();
    }

    /**
     * The applicant's writing of characters that the card lacks, where all others are the card's. Both are compared once
     * more, since a row that says how they compared may have been altered.
     */
    private Found sameButForSubstitutes(ApplicationRecord application, BasicFourItems items) {
        try {
            if (!applications.formAsSigned(application)) {
                return new Found.Untrue("form-altered");
            }
        } catch (DocumentDamagedException _) {
            return new Found.Untrue("document-damaged");
        }
        return Matching.addressDiffers(application.form(), items)
                ? new Found.Other()
                : new Found.Known(name(application, items), application.form().address());
    }
}
