package org.toroku.holder;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.identity.Identities;
import org.toroku.matching.MatchReport.FieldMatch;
import org.toroku.matching.MatchReport.Verdict;
import org.toroku.matching.Matching;
import org.toroku.pki.Der;

/** Whether a card is the one of the person whom the certificate names: by the items that the certificate rests on. */
@Component
public class SameHolder {
    private static final Logger LOG = LoggerFactory.getLogger(SameHolder.class);
    /** Who differs in one of these is somebody else, of the same name or not. */
    private static final Set<String> PERSON = Set.of("name", "birth-date", "sex");

    private static final Set<Verdict> AGREES = Set.of(Verdict.EQUAL, Verdict.VARIANT);

    private final Identities identities;

    SameHolder(Identities identities) {
        this.identities = identities;
    }

    public enum Agreement {
        SAME,
        /** Nothing contradicts, and not everything agrees: moved, or characters that a card cannot write. */
        UNCERTAIN,
        OTHER
    }

    public Agreement of(ApplicationRecord application, SignedProof.Card card) {
        if (appliedWith(application).equals(Optional.of(card.certificate()))) {
            return Agreement.SAME;
        }
        Map<String, Verdict> verdicts = Matching.compare(application.form(), card.items()).fields().stream()
                .collect(Collectors.toMap(FieldMatch::field, FieldMatch::verdict));
        if (PERSON.stream().anyMatch(field -> verdicts.get(field) == Verdict.DIFFERENT)) {
            return Agreement.OTHER;
        }
        boolean agrees = AGREES.contains(verdicts.get("name"))
                && verdicts.get("birth-date") == Verdict.EQUAL
                && AGREES.contains(verdicts.get("address"));
        return agrees ? Agreement.SAME : Agreement.UNCERTAIN;
    }

    private Optional<Der> appliedWith(ApplicationRecord application) {
        try {
            return identities.signer(application.id(), application.contentSha256());
        } catch (DocumentDamagedException damaged) {
            // proves nothing, and what the form says is still compared
            LOG.atError().addKeyValue("case", application.id()).log(damaged.getMessage());
            return Optional.empty();
        }
    }
}
