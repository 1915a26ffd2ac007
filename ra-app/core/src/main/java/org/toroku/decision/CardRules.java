package org.toroku.decision;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.enrolment.Routes;
import org.toroku.matching.Matches;
import org.toroku.officers.Persons;

/** The routes on which people act by {@link CardRule}. */
@Configuration(proxyBeanMethods = false)
class CardRules {
    @Bean
    RouteRule cardRule(Matches matches, DecisionLedger ledger, Rounds rounds, Persons persons) {
        return new CardRule(Routes.MY_NUMBER_CARD, caseId -> Optional.empty(), matches, ledger, rounds, persons);
    }

    /** The key that came with the application must have passed its checks. */
    @Bean
    RouteRule keyRule(OwnKeys keys, Matches matches, DecisionLedger ledger, Rounds rounds, Persons persons) {
        return new CardRule(
                Routes.SIMULTANEOUS_KEY,
                caseId -> keys.accepted(caseId) ? Optional.empty() : Optional.of("key-not-accepted"),
                matches,
                ledger,
                rounds,
                persons);
    }

    /** What was proven once stands in the place of the card. */
    @Bean
    RouteRule renewalRule(Matches matches, DecisionLedger ledger, Rounds rounds, Persons persons) {
        return new CardRule(Routes.RENEWAL, caseId -> Optional.empty(), matches, ledger, rounds, persons);
    }
}
