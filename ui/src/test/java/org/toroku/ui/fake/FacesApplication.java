package org.toroku.ui.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.assistance.AttendanceDesk;
import org.toroku.automaton.Judgements;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.matching.Matches;
import org.toroku.pki.Der;
import org.toroku.process.CaseTrail;
import org.toroku.process.InboxChanged;
import org.toroku.ui.UiSecurity;
import org.toroku.ui.login.SignInWays;

/** The faces over fakes, for looking at them in a browser; {@code /fake/...} pulls the strings. */
@Configuration
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@ComponentScan("org.toroku.ui")
public class FacesApplication {
    private static final Instant EARLIER = Instant.parse("2026-11-20T00:00:00Z");

    public static void main(String[] args) {
        SpringApplication.run(FacesApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @Primary
    FakeSessionNames namesWithoutBrowser() {
        return new FakeSessionNames();
    }

    @Bean
    FakeCounter counter(Clock clock) {
        return new FakeCounter(clock);
    }

    @Bean
    FakeTracker tracker(FakeCounter counter) {
        return new FakeTracker(counter);
    }

    @Bean
    FakeCoolingOff coolingOff(Clock clock) {
        return new FakeCoolingOff(clock);
    }

    @Bean
    FakeReceipts receipts(FakeCounter counter, Clock clock) {
        return new FakeReceipts(counter, clock);
    }

    @Bean
    FakeLiving living(Clock clock) {
        return new FakeLiving(clock);
    }

    @Bean
    FakeSelfRevocation selfRevocation(Clock clock) {
        return new FakeSelfRevocation(clock);
    }

    @Bean
    FakeRevocations revocations(Clock clock) {
        return new FakeRevocations(clock);
    }

    @Bean
    FakeInbox inbox(Clock clock) {
        FakeInbox inbox = new FakeInbox();
        Instant now = clock.instant();
        String[] names = {"高橋　花子", "山田　太郎", "長宗我部　龍之介左衛門尉マクシミリアン・アレクサンダー", "𠮷野家　一", "Smith　Elizabeth Alexandra"};
        for (int i = 0; i < names.length; i++) {
            boolean examine = i % 2 == 0;
            inbox.put(FakeInbox.row(
                    i + 1L,
                    names[i],
                    examine ? "examine-application" : "decide-on-application",
                    examine ? "examiner" : "decider",
                    now.minus(Duration.ofHours(3L * i)),
                    now.plus(Duration.ofHours(20 - 12L * i))));
        }
        String[][] paper = {
            {"examine-paper-application", "examiner"},
            {"decide-on-paper-application", "decider"},
            {"advise-on-paper-application", "manager"},
            {"recheck-paper-application", "examiner"},
            {"send-pickup-code", "post-room"}
        };
        for (int i = 0; i < paper.length; i++) {
            inbox.put(FakeInbox.row(
                    40L + i,
                    "髙橋　花子",
                    paper[i][0],
                    paper[i][1],
                    now.minus(Duration.ofHours(i)),
                    now.plus(Duration.ofHours(30))));
        }
        if (LongNames.on()) {
            inbox.claim(1, LongNames.officer("suzuki"), java.util.Set.of("examiner"));
            inbox.claim(3, LongNames.officer("kobayashi"), java.util.Set.of("examiner"));
            inbox.claim(4, LongNames.officer("nobu"), java.util.Set.of("decider"));
            inbox.claim(41, LongNames.officer("sato"), java.util.Set.of("decider"));
        }
        return inbox;
    }

    @Bean
    FakeAbsences absences(Clock clock) {
        return new FakeAbsences(clock);
    }

    @Bean
    FakeAssignmentRules assignmentRules() {
        return new FakeAssignmentRules();
    }

    @Bean
    FakeViews views() {
        return new FakeViews();
    }

    @Bean
    FakeDecisions decisions(FakeInbox inbox) {
        FakeDecisions decisions = new FakeDecisions(inbox);
        inbox.find(2)
                .ifPresent(row -> decisions.examined(
                        row.caseId(),
                        new org.toroku.decision.DecisionDesk.Examination(
                                LongNames.officer("sato"), true, "髙と高は異体字。住民票の写しで確認した。", EARLIER)));
        return decisions;
    }

    @Bean
    FakeChecks checks(FakeInbox inbox) {
        return new FakeChecks(inbox);
    }

    @Bean
    FakeCases cases() {
        return new FakeCases();
    }

    @Bean
    Matches matches(FakeCases cases) {
        return cases.matches();
    }

    @Bean
    Judgements judgements(FakeCases cases) {
        return cases.judgements();
    }

    @Bean
    FakePreviews previews() {
        return new FakePreviews();
    }

    @Bean
    FakeEmails emails() {
        return new FakeEmails();
    }

    @Bean
    CaseTrail trail(FakeCases cases) {
        return cases.trail();
    }

    @Bean
    FakeHalts halts() {
        FakeHalts halts = new FakeHalts();
        halts.put(FakeHalts.halt(21, "長宗我部　龍之介左衛門尉マクシミリアン・アレクサンダー", "case-altered"));
        halts.put(FakeHalts.halt(22, "山田　太郎", "order-refused-profile-unknown"));
        return halts;
    }

    @Bean
    FakeReturns returns() {
        return new FakeReturns();
    }

    @Bean
    FakeUnread unread() {
        return new FakeUnread();
    }

    @Bean
    FakePaper paper(FakeDecisions decisions) {
        return new FakePaper(decisions);
    }

    @Bean
    FakeKeptForms keptForms() {
        return new FakeKeptForms();
    }

    @Bean
    FakeResume resume() {
        return new FakeResume();
    }

    @Bean
    FakeLetters letters() {
        return new FakeLetters();
    }

    @Bean
    FakeNotes notes() {
        return new FakeNotes();
    }

    @Bean
    FakeCaseSearch caseSearch(FakeInbox inbox) {
        return new FakeCaseSearch(inbox);
    }

    @Bean
    FakePersons persons() {
        return new FakePersons();
    }

    @Bean
    FakeRenewals renewals(FakeCounter counter) {
        return new FakeRenewals(counter);
    }

    @Bean
    FakeKeys keys(FakeCounter counter, Clock clock) {
        return new FakeKeys(counter, clock);
    }

    @Bean
    FakeOrganisations organisations(FakeCounter counter) {
        return new FakeOrganisations(counter);
    }

    @Bean
    FakeAssistance assistance(FakeCounter counter, Clock clock) {
        return new FakeAssistance(counter, clock);
    }

    @Bean
    FakePartners partners() {
        return new FakePartners();
    }

    @Bean
    FakePostRoom postRoom() {
        return new FakePostRoom();
    }

    @Bean
    FakeDrafts drafts() {
        return new FakeDrafts();
    }

    @Bean
    FakeCaseModels followedModels() {
        return new FakeCaseModels();
    }

    @Bean
    FakeLive live() {
        return new FakeLive();
    }

    @Bean
    FakeReplays replays() {
        return new FakeReplays();
    }

    @Bean
    FakeMoves moves() {
        return new FakeMoves();
    }

    @Bean
    FakeRules rules(FakePublications publications) {
        return new FakeRules(publications);
    }

    @Bean
    FakePublications publications(FakeDrafts drafts) {
        return new FakePublications(drafts);
    }

    @Bean
    FakeProfiles profiles() {
        return new FakeProfiles();
    }

    @Bean
    FakeWordings wordings() {
        return new FakeWordings();
    }

    @Bean
    SignInWays signInWays() {
        return new SignInWays(false);
    }

    @Bean
    FakeAccounts accountDesk() {
        return new FakeAccounts();
    }

    @Bean
    FakeSwitch automation() {
        return new FakeSwitch();
    }

    @Bean
    UserDetailsService accounts() {
        return new InMemoryUserDetailsManager(
                officer("sato", "examiner"),
                officer("suzuki", "decider"),
                officer("tanaka", "manager", "examiner", "decider"),
                officer("kobayashi", "post-room"),
                officer("watanabe", "manager"),
                officer("kansa", "auditor"),
                officer("anna", "organisation-admin"),
                officer("owner1", "process-owner"),
                officer("owner2", "process-owner"));
    }

    private static UserDetails officer(String name, String... roles) {
        return User.withUsername(name).password("{noop}" + name).roles(roles).build();
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/fake/**").permitAll());
        UiSecurity.applyTo(http);
        return http.build();
    }

    /** Lets a browser script play the other side. */
    @RestController
    static class Strings {
        private static final EnrolmentDesk.Consent CONSENT = new EnrolmentDesk.Consent("1", Instant.EPOCH, List.of());
        private static final EnrolmentDesk.ClientFacts FACTS =
                new EnrolmentDesk.ClientFacts(Optional.empty(), "", "", Locale.JAPANESE);

        private final FakeCounter counter;
        private final FakeAssistance assistance;
        private final FakeInbox inbox;
        private final ApplicationEventPublisher events;

        private final FakeRevocations revocations;
        private final FakeRenewals renewals;

        Strings(
                FakeCounter counter,
                FakeAssistance assistance,
                FakeInbox inbox,
                FakeRevocations revocations,
                FakeRenewals renewals,
                ApplicationEventPublisher events) {
            this.counter = counter;
            this.revocations = revocations;
            this.renewals = renewals;
            this.inbox = inbox;
            this.assistance = assistance;
            this.events = events;
        }

        @GetMapping("/fake/move/{id}/{state}/{reason}")
        String move(@PathVariable String id, @PathVariable ApplicationState state, @PathVariable String reason) {
            if (reason.equals("none")) {
                counter.move(java.util.UUID.fromString(id), state);
            } else {
                counter.move(java.util.UUID.fromString(id), state, reason);
            }
            return "done";
        }

        /** An application that waits for its signature, by its resume code. */
        @GetMapping("/fake/applied")
        String applied() {
            return code(counter.apply(FakeCases.FORM, CONSENT, FACTS));
        }

        /** The same, to renew a certificate. */
        @GetMapping("/fake/renewing")
        String renewing() {
            return code(renewals.apply(FakeCases.FORM, CONSENT, FACTS, Der.of(new byte[] {0x30, 0})));
        }

        private static String code(EnrolmentDesk.Applied applied) {
            EnrolmentDesk.Access access = ((EnrolmentDesk.Applied.Accepted) applied).access();
            return access.applicationId() + ":" + access.token();
        }

        @GetMapping("/fake/session/{state}")
        String session(@PathVariable AttendanceDesk.State state) {
            assistance.be(state);
            return "done";
        }

        @GetMapping("/fake/attended")
        String attended() {
            assistance.show(Optional.of(AttendanceDesk.Others.RELATIVE), Optional.empty());
            return "done";
        }

        @GetMapping("/fake/additional-check")
        String additionalCheck() {
            inbox.put(FakeInbox.row(
                    60, "高橋　花子", FakeChecks.ELEMENT, "examiner", EARLIER, EARLIER.plus(Duration.ofDays(10))));
            return changed();
        }

        /** One to judge, one ex officio that waits for its second decider, and one that is over. */
        @GetMapping("/fake/revocations")
        String revocations() {
            revocations.clear();
            revocations.fill();
            Instant midnight = Instant.parse("2026-11-27T15:00:00Z");
            inbox.put(FakeInbox.row(77, "高橋　花子", "judge-revocation", "decider", EARLIER, midnight));
            inbox.put(FakeInbox.row(78, "高橋　太郎", "confirm-revocation", "decider", EARLIER, midnight));
            return changed();
        }

        @GetMapping("/fake/inbox-changed")
        String changed() {
            events.publishEvent(new InboxChanged());
            return "done";
        }
    }
}
