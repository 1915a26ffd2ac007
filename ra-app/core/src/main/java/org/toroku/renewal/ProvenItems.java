package org.toroku.renewal;

import java.util.BitSet;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Routes;
import org.toroku.identity.Identities;
import org.toroku.pki.identity.BasicFourItems;

/** What was proven of a holder when the anchor of the chain was issued: by the card, or by the papers that people read. */
@Component
class ProvenItems {
    /** The calendar of the form has no eras. */
    private static final int NO_ERA = 0;

    private final Identities identities;

    ProvenItems(Identities identities) {
        this.identities = identities;
    }

    /** @throws IllegalStateException where the card of a case that was issued does not prove anybody any more */
    BasicFourItems of(ApplicationRecord anchor) {
        if (!Routes.byCard(anchor.route())) {
            return stated(anchor.form());
        }
        return switch (identities.proof(anchor.id(), anchor.contentSha256())) {
            case Identities.Proof.Proven(var items) -> items;
            case Identities.Proof.Missing(var reason) ->
                throw new IllegalStateException("anchor " + anchor.id() + " proves nobody: " + reason);
        };
    }

    private static BasicFourItems stated(ApplicationForm form) {
        return new BasicFourItems(
                form.fullName(),
                new BitSet(),
                switch (form.sex()) {
                    case MALE -> BasicFourItems.Sex.MALE;
                    case FEMALE -> BasicFourItems.Sex.FEMALE;
                    case UNSTATED -> BasicFourItems.Sex.UNKNOWN;
                },
                new BasicFourItems.BirthDate(
                        NO_ERA,
                        Optional.of(form.birthDate().getYear()),
                        Optional.of(form.birthDate().getMonthValue()),
                        Optional.of(form.birthDate().getDayOfMonth())),
                form.address(),
                new BitSet());
    }
}
