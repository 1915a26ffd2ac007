package org.toroku.automaton;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.toroku.audit.Actor;
import org.toroku.decision.AutomatonVerdict;
import org.toroku.decision.DecisionDesk;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.Cases;
import org.toroku.issuance.StandInCa;
import org.toroku.pki.Der;
import org.toroku.pki.identity.BasicFourItems;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.identity.IdentityVerifier;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.pki.identity.StatusEvidence;
import org.toroku.process.StepResult;
import org.toroku.workflows.Variables;

/** What stands around the automaton and is tested elsewhere: cards of any holder, and the desk that carries verdicts out. */
class StandIns {
    /** What the card of somebody who filled in a form says. */
    interface Holder {
        BasicFourItems of(ApplicationForm form);
    }

    static BasicFourItems card(ApplicationForm form) {
        return items(form.fullName(), form.birthDate().getYear(), form.address());
    }

    static BasicFourItems card(String givenName, int year) {
        return items("他人　" + givenName, year, Cases.HANAKO.address());
    }

    private static BasicFourItems items(String name, int year, String address) {
        return new BasicFourItems(
                name,
                new BitSet(),
                BasicFourItems.Sex.FEMALE,
                new BasicFourItems.BirthDate(3, Optional.of(year), Optional.of(2), Optional.of(17)),
                address,
                new BitSet());
    }

    /** Cards by certificate; the same holder has the same card. */
    static final class Cards {
        private final Map<Der, BasicFourItems> cards = new ConcurrentHashMap<>();

        Der insert(BasicFourItems items) {
            Der certificate =
                    Der.of((items.name() + items.birthDate()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            cards.put(certificate, items);
            return certificate;
        }

        BasicFourItems of(Der certificate) {
            return Objects.requireNonNull(cards.get(certificate));
        }
    }

    @Bean
    Cards cards() {
        return new Cards();
    }

    @Bean
    StandInCa standInCa(Clock clock) {
        return new StandInCa(clock);
    }

    @Bean
    IdentityVerifier identityVerifier(Cards cards, Clock clock) {
        return new IdentityVerifier() {
            @Override
            public IdentityVerification verify(SignedApplication signed) {
                Der certificate = ((SignedApplication.Raw) signed).certificate();
                return new IdentityVerification.Verified(
                        List.of(new CheckResult.Passed("signature", "test")),
                        certificate,
                        List.of(certificate),
                        good(clock.instant()),
                        cards.of(certificate));
            }

            @Override
            public CardStatus status(Der certificate) {
                return good(clock.instant());
            }
        };
    }

    private static CardStatus.Good good(Instant now) {
        return new CardStatus.Good(new StatusEvidence(
                "OCSP", now, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Bean
    DecisionDesk decisionDesk(Applications applications) {
        return (DecisionDesk) Proxy.newProxyInstance(
                StandIns.class.getClassLoader(), new Class<?>[] {DecisionDesk.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("byAutomaton")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return carryOut(applications, (UUID) arguments[0], (AutomatonVerdict) arguments[1]);
                });
    }

    private static StepResult carryOut(Applications applications, UUID caseId, AutomatonVerdict verdict) {
        ApplicationState state = switch (verdict.outcome()) {
            case ACCEPT -> ApplicationState.ACCEPTED;
            case REJECT -> ApplicationState.REJECTED;
            case REFER -> ApplicationState.REFERRED;
        };
        return new StepResult.Done(
                new Actor.Automaton(verdict.automaton(), verdict.ruleSetSha256(), verdict.responsibleOfficer()),
                Map.of(Variables.DECISION, verdict.outcome().name()),
                () -> applications.move(caseId, state, Optional.empty()));
    }
}
