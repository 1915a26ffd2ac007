package org.toroku.ui.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.ca.RevocationReason;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.revocation.Channel;
import org.toroku.revocation.RevocationDesk;

/** Two certificates in memory, one of them asked to be revoked. */
public final class FakeRevocations implements RevocationDesk {
    public static final UUID ASKED = new UUID(9, 1);
    public static final UUID FREE = new UUID(9, 2);

    private final Clock clock;
    private final List<Request> requests = new ArrayList<>();
    private Optional<Judgement> judged = Optional.empty();

    public FakeRevocations(Clock clock) {
        this.clock = clock;
        clear();
    }

    public void clear() {
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
                "sato",
                entry.askedAt().plusSeconds(120),
                entry.askedAt().plus(Duration.ofHours(1)),
                entry.askedAt().plus(Duration.ofDays(1)),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Certificate certificate(UUID caseId) {
        boolean asked = caseId.equals(ASKED);
        Instant issued = clock.instant().minus(Duration.ofDays(20));
        return new Certificate(
                caseId,
                asked ? "M-2026-000042" : "M-2026-000043",
                asked ? "高橋　花子" : "高橋　太郎",
                asked ? "3f2a9c0d11223344" : "3f2a9c0d55667788",
                asked ? ApplicationState.ISSUED : ApplicationState.DELIVERED,
                issued,
                issued.plus(Duration.ofDays(365)));
    }

    @Override
    public List<Certificate> search(Officer officer, String typed) {
        return switch (typed) {
            case "高橋" -> List.of(certificate(ASKED), certificate(FREE));
            case "M-2026-000043" -> List.of(certificate(FREE));
            default -> List.of();
        };
    }

    @Override
    public Optional<Sheet> look(Officer officer, UUID caseId) {
        // tasks of other fakes are about cases of their own
        UUID known = caseId.equals(FREE) ? FREE : ASKED;
        return Optional.of(new Sheet(
                certificate(known),
                known.equals(ASKED) ? List.of("R-2026-000051") : List.of(),
                known.equals(ASKED),
                requests.stream()
                        .filter(request -> request.caseId().equals(known))
                        .toList()));
    }

    @Override
    public List<Request> open(Officer officer) {
        return requests();
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
    public Act judge(Officer officer, long taskKey, Judgement judgement) {
        judged = Optional.of(judgement);
        return new Act.Done();
    }
}
