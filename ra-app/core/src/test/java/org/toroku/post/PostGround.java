package org.toroku.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.toroku.audit.Actor;
import org.toroku.audit.BookVerifier;
import org.toroku.decision.AutomatonVerdict;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.OnDuty;
import org.toroku.decision.OwnCase;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.evidence.Ground;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;
import org.toroku.post.OutgoingMail.Channel;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.process.StepResult;

/** The post over a real database; what the route and the decision say is given by the test. */
final class PostGround implements AutoCloseable {
    static final DecisionDesk.Officer POST = new DecisionDesk.Officer("post", Set.of(Roles.POST_ROOM));
    static final Map<String, String> OFFICE = Map.of(
            "toroku.letters.office.name-ja", "とうろく認証局",
            "toroku.letters.office.name-en", "Toroku Certification Authority",
            "toroku.letters.office.department-ja", "登録部",
            "toroku.letters.office.department-en", "Registration",
            "toroku.letters.office.postal-code", "100-0014",
            "toroku.letters.office.address-ja", "東京都千代田区永田町一丁目７番１号",
            "toroku.letters.office.address-en", "1-7-1 Nagatacho, Chiyoda-ku, Tokyo 100-0014",
            "toroku.letters.office.telephone", "03-1234-5678",
            "toroku.letters.office.email", "ra@example.jp",
            "toroku.letters.portal", "https://ra.example.jp/");

    private final Ground ground;

    private PostGround(Ground ground) {
        this.ground = ground;
    }

    static PostGround open(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(OFFICE);
        all.putAll(settings);
        Ground ground = Ground.open(all, World.class);
        PostGround post = new PostGround(ground);
        post.officer("post", "職員　郵便", POST.roles());
        return post;
    }

    void officer(String username, String displayName, Set<String> roles) {
        ground.bean(OfficerRegister.class)
                .save(new OfficerRegister.OfficerAccount(username, displayName, "{noop}x", true, roles));
    }

    Ground ground() {
        return ground;
    }

    <T> T part(Class<T> type) {
        return ground.bean(type);
    }

    StandInRoute route() {
        return part(StandInRoute.class);
    }

    UUID order(UUID caseId, LetterKind kind, Channel channel, UUID... contents) {
        return java.util.Objects.requireNonNull(ground.transaction()
                .execute(status -> part(OutgoingMail.class)
                        .order(caseId, kind, channel, List.of(contents), new Actor.Service("test"))));
    }

    Mail mail(UUID caseId, UUID mailId) {
        return part(OutgoingMail.class).ofCase(caseId).stream()
                .filter(each -> each.id().equals(mailId))
                .findFirst()
                .orElseThrow();
    }

    boolean bookIntact() {
        return ground.verifyBook() instanceof BookVerifier.Report.Intact;
    }

    @Override
    public void close() {
        ground.close();
    }

    @ComponentScan({"org.toroku.post", "org.toroku.wording"})
    @Import({OwnCase.class, OnDuty.class})
    static class World {
        @Bean
        StandInRoute route() {
            return new StandInRoute();
        }

        @Bean
        DecisionDesk decisionDesk(StandInRoute route, java.time.Clock clock) {
            return new StandInDecisions(route, clock);
        }
    }

    static final class StandInRoute implements CaseLetters {
        Locale language = Locale.JAPANESE;
        List<Original> originals = List.of();
        List<String> reasons = List.of();
        final List<UUID> spoiled = new ArrayList<>();
        static final Instant DEADLINE = Instant.parse("2027-01-31T03:00:00Z");

        @Override
        public Optional<Facts> facts(UUID caseId) {
            return Optional.of(
                    new Facts("P-2026-000042-K", language, DEADLINE, DEADLINE, Optional.of(DEADLINE), DEADLINE));
        }

        @Override
        public Optional<Destination> destination(ApplicationRecord application, LetterKind kind) {
            return Optional.of(Destination.stated(application));
        }

        @Override
        public List<Original> wentBack(UUID caseId, String tracking) {
            return originals;
        }

        @Override
        public List<Original> goingBack(UUID caseId) {
            return originals;
        }

        @Override
        public List<Lacking> lacking(UUID caseId) {
            return List.of();
        }

        @Override
        public void codeSpoiled(UUID caseId, UUID mailId, Actor by) {
            spoiled.add(mailId);
        }
    }

    private record StandInDecisions(StandInRoute route, java.time.Clock clock) implements DecisionDesk {
        @Override
        public List<Examination> examinations(UUID caseId) {
            return List.of();
        }

        @Override
        public StepResult byAutomaton(UUID caseId, AutomatonVerdict verdict) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Act examine(long taskKey, Officer officer, Finding finding) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Act reexamine(long taskKey, Officer officer, String why, String caseVersion) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Reexamination> sentBack(UUID caseId) {
            return Optional.empty();
        }

        @Override
        public Act decide(long taskKey, Officer officer, Verdict verdict) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean mayLook(Officer officer, UUID caseId) {
            return true;
        }

        @Override
        public Optional<Decision> of(UUID caseId) {
            return Optional.of(new Decision(false, route.reasons, "HUMAN", "carl", clock.instant()));
        }

        @Override
        public Optional<Examination> examination(UUID caseId) {
            return Optional.empty();
        }

        @Override
        public Set<String> examiners(UUID caseId) {
            return Set.of();
        }

        @Override
        public String caseVersion(UUID caseId) {
            return "";
        }
    }
}
