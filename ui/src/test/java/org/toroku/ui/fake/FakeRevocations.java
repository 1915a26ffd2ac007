package org.toroku.ui.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.toroku.ca.RevocationReason;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.revocation.Channel;
import org.toroku.revocation.FoundFact;
import org.toroku.revocation.RevocationDesk;

/** Certificates in memory: one is asked to be revoked, one ex officio, one was revoked, and one nobody asked about. */
public final class FakeRevocations implements RevocationDesk {
    public static final UUID ASKED = new UUID(9, 1);
    public static final UUID FREE = new UUID(9, 2);
    /** Where the first of two has judged. */
    public static final UUID EX_OFFICIO = new UUID(9, 3);

    /** Over; the fake of cases has it as well. */
    public static final UUID REVOKED = new UUID(7, 74);

    /** Tasks of the fake of the inbox, by number, and what they are about. */
    private static final Map<UUID, UUID> TASKS = Map.of(new UUID(7, 77), ASKED, new UUID(7, 78), EX_OFFICIO);

    /** What the first of two deciders wrote. */
    public static final String FIRST_WORDS = "一人目の根拠";

    /** What the holder signed beside the request of the telephone. */
    public static final String SIGNED = "電子証明書失効請求書\n\n失効の理由: 鍵ファイルを紛失した（RFC 5280: keyCompromise）\n";

    private final Clock clock;
    private final List<Request> requests = new ArrayList<>();
    private Optional<Judgement> judged = Optional.empty();
    private boolean foundMeanwhile;

    public FakeRevocations(Clock clock) {
        this.clock = clock;
        clear();
    }

    public void clear() {
        foundMeanwhile = false;
        judged = Optional.empty();
        requests.clear();
        Instant asked = clock.instant().minus(Duration.ofMinutes(75));
        requests.add(request(
                ASKED,
                new Entry(
                        Channel.TELEPHONE,
                        Channel.Proof.CALLED_BACK,
                        RevocationReason.KEY_COMPROMISE,
                        asked,
                        "本人から、鍵を入れた端末を盗まれたとの電話。登録された番号へ折り返して確認した。")));
    }

    /** With one that waits for its second decider, and one that is over. */
    public void fill() {
        Instant asked = clock.instant().minus(Duration.ofHours(3));
        Request open = request(
                EX_OFFICIO,
                new Entry(
                        Channel.EX_OFFICIO,
                        Channel.Proof.OWN_FINDING,
                        RevocationReason.PRIVILEGE_WITHDRAWN,
                        asked,
                        "住民票の写しが偽造されたものであると市役所から回答があった。"));
        requests.add(judged(open, false, List.of(first(asked))).shown());
        Request over = request(
                REVOKED,
                new Entry(
                        Channel.EX_OFFICIO,
                        Channel.Proof.OWN_FINDING,
                        RevocationReason.PRIVILEGE_WITHDRAWN,
                        asked,
                        "申込みの内容が虚偽であった。"));
        requests.add(judged(
                over,
                true,
                List.of(
                        first(asked),
                        new Judged(
                                2,
                                LongNames.officer("tanaka"),
                                new Judgement.Revoke(RevocationReason.PRIVILEGE_WITHDRAWN, "二人目の根拠"),
                                asked.plusSeconds(3000)))));
    }

    private static Judged first(Instant asked) {
        return new Judged(
                1,
                LongNames.officer("suzuki"),
                new Judgement.Revoke(RevocationReason.PRIVILEGE_WITHDRAWN, FIRST_WORDS),
                asked.plusSeconds(1800));
    }

    private static Request judged(Request plain, boolean over, List<Judged> judgements) {
        Optional<Instant> done = Optional.of(plain.askedAt().plusSeconds(3060)).filter(at -> over);
        return new Request(
                plain.id(),
                plain.caseId(),
                plain.caseNumber(),
                plain.entry(),
                plain.enteredBy(),
                plain.enteredAt(),
                plain.dueAt(),
                plain.limitAt(),
                over,
                judgements,
                done,
                done.map(at -> at.plusSeconds(240)),
                done.map(at -> at.plusSeconds(5)),
                done.map(at -> Outcome.REVOKED),
                plain.signed());
    }

    /** While the page of the request is open. */
    public void findMeanwhile() {
        foundMeanwhile = true;
    }

    public Optional<Judgement> judged() {
        return judged;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private Request request(UUID caseId, Entry entry) {
        return new Request(
                new UUID(10, requests.size()),
                caseId,
                certificate(caseId).caseNumber(),
                entry,
                LongNames.officer("sato"),
                entry.askedAt().plusSeconds(120),
                entry.askedAt().plus(Duration.ofHours(1)),
                entry.askedAt().plus(Duration.ofDays(1)),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Certificate certificate(UUID caseId) {
        boolean asked = caseId.equals(ASKED);
        boolean revoked = caseId.equals(REVOKED);
        Instant issued = clock.instant().minus(Duration.ofDays(20));
        return new Certificate(
                caseId,
                asked ? "M-2026-000042" : revoked ? "M-2026-000074" : "M-2026-000043",
                LongNames.applicant(asked ? "高橋　花子" : revoked ? "高橋　次郎" : "高橋　太郎"),
                asked ? "f2a9c0d11223344" : "3f2a9c0d55667788",
                asked ? ApplicationState.ISSUED : revoked ? ApplicationState.REVOKED : ApplicationState.DELIVERED,
                issued,
                issued.plus(Duration.ofDays(365)));
    }

    @Override
    public Found search(Officer officer, String typed) {
        return switch (typed) {
            case "高橋" -> new Found(List.of(certificate(ASKED), certificate(FREE)), true);
            case "M-2026-000043" -> new Found(List.of(certificate(FREE)), false);
            default -> new Found(List.of(), false);
        };
    }

    @Override
    public Optional<Sheet> look(Officer officer, UUID caseId) {
        UUID known = TASKS.getOrDefault(caseId, caseId);
        if (!List.of(ASKED, FREE, EX_OFFICIO, REVOKED).contains(known)) {
            return Optional.empty();
        }
        return Optional.of(new Sheet(
                certificate(known),
                known.equals(ASKED) ? List.of("R-2026-000051") : List.of(),
                known.equals(ASKED),
                Optional.of("090-1234-5678").filter(number -> known.equals(ASKED)),
                known.equals(ASKED) ? List.of(new SignedText(clock.instant(), Optional.of(SIGNED))) : List.of(),
                requests.stream()
                        .filter(request -> request.caseId().equals(known))
                        .toList(),
                known.equals(EX_OFFICIO)
                        ? List.of(found(EX_OFFICIO, clock.instant()))
                        : known.equals(ASKED) && foundMeanwhile
                                ? List.of(found(requests.getFirst().id(), clock.instant()))
                                : List.of()));
    }

    @Override
    public List<Request> open(Officer officer) {
        return requests.stream().filter(request -> request.outcome().isEmpty()).toList();
    }

    @Override
    public Act enter(Officer officer, UUID caseId, Entry entry) {
        if (requests.stream().anyMatch(request -> request.caseId().equals(caseId))) {
            return new Act.Refused("request-open");
        }
        requests.add(request(caseId, entry));
        return new Act.Done();
    }

    @Override
    public Act judge(Officer officer, long taskKey, Judgement judgement, List<FoundFact> shown) {
        if (foundMeanwhile && shown.isEmpty()) {
            return new Act.Refused("outdated");
        }
        judged = Optional.of(judgement);
        return new Act.Done();
    }

    private static FoundFact found(UUID request, Instant now) {
        return new FoundFact(
                request,
                FoundFact.Kind.CARD_REVOKED,
                Optional.of(now),
                OptionalInt.of(5),
                now,
                Optional.of(new UUID(6, 6)),
                Optional.of(new FoundFact.Consent(now, "2026-11-27.1")));
    }
}
