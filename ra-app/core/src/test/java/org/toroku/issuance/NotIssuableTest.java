package org.toroku.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.issuance.CardHouse.ANNE;
import static org.toroku.issuance.CardHouse.CARL;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.toroku.ca.CertificatePreview;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.evidence.Cases;
import org.toroku.pki.Der;

/** What the CA would refuse, e.g. a name that is too long for a certificate, comes to people before anything is ordered. */
class NotIssuableTest {
    @Test
    void anUndoubtedCaseThatCannotBeCertifiedIsReferredToPeopleWhoCannotAcceptItEither() {
        try (CardHouse house = new CardHouse(Map.of(), Optional.of(new NothingFits()))) {
            Applied.Accepted applied = house.applied(Cases.HANAKO);
            assertThat(house.counter().submit(applied.access(), house.signature(applied)))
                    .isInstanceOf(Submitted.Received.class);
            UUID caseId = applied.access().applicationId();
            house.awaitState(caseId, ApplicationState.REFERRED);

            assertThat(house.ca().ordersOf(caseId)).isZero();
            assertThat(house.examine(house.examineTask(caseId), ANNE, true, List.of()))
                    .isEqualTo(new Act.Done());
            assertThat(house.accept(house.decideTask(caseId), CARL))
                    .isEqualTo(new Act.Refused("certificate-not-issuable"));
            assertThat(house.state(caseId)).isEqualTo(ApplicationState.REFERRED);
        }
    }

    /** A profile in which nobody's name fits. */
    private static final class NothingFits implements CertificatePreview {
        @Override
        public Maker maker() {
            return new Maker.Drafter();
        }

        @Override
        public Preview preview(
                String subject,
                Optional<String> subjectAltName,
                String profileId,
                Optional<java.time.Instant> notAfterCeiling,
                Optional<Der> publicKey) {
            return new Preview.Impossible("subject", "too-long");
        }

        @Override
        public Optional<String> objection(String profileId, Der publicKey) {
            return Optional.empty();
        }
    }
}
