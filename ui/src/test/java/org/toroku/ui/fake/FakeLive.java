package org.toroku.ui.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.toroku.studio.LiveDesk;
import org.toroku.workflows.ProcessIds;

/** Some cases on their way. */
public final class FakeLive implements LiveDesk {
    public static final String CASE_NUMBER = "T-0001";
    private static final Instant AT = Instant.parse("2026-11-25T03:00:00Z");

    @Override
    public Optional<Picture> picture(String officer, Instant since, Optional<String> process) {
        if (process.equals(Optional.of(ProcessIds.RENEW_CERTIFICATE))) {
            return Optional.of(new Picture(AT, 0, 0, 0, List.of(), List.of()));
        }
        return Optional.of(new Picture(
                AT,
                120,
                100,
                20,
                List.of(
                        new Passed("store-documents", 130, 120, Duration.ofMillis(300), Duration.ofSeconds(2)),
                        new Passed("verify-identity", 118, 118, Duration.ofSeconds(1), Duration.ofSeconds(70)),
                        new Passed("examine-application", 60, 50, Duration.ofHours(5), Duration.ofHours(20)),
                        new Passed("decide-on-application", 45, 45, Duration.ofHours(30), Duration.ofHours(90))),
                List.of(
                        new Standing(Place.TASK, "examine-application", "", 9, 4, AT.minus(Duration.ofDays(3))),
                        new Standing(Place.AFTER, "examine-application", "", 1, 0, AT),
                        new Standing(Place.TASK, "element-of-old", "", 1, 0, AT),
                        new Standing(Place.TASK, "decide-on-application", "", 3, 0, AT.minus(Duration.ofHours(2))),
                        new Standing(
                                Place.HALTED,
                                "store-documents",
                                "document-damaged",
                                2,
                                0,
                                AT.minus(Duration.ofHours(7))))));
    }

    @Override
    public Optional<Track> track(String officer, String caseNumber) {
        return caseNumber.strip().equals(CASE_NUMBER)
                ? Optional.of(new Track(
                        CASE_NUMBER,
                        ProcessIds.ENROL_MY_NUMBER_CARD,
                        AT.minus(Duration.ofHours(3)),
                        Optional.empty(),
                        List.of(
                                new Step("store-documents", 1, AT.minus(Duration.ofHours(3))),
                                new Step("verify-identity", 1, AT.minus(Duration.ofHours(2))),
                                new Step("verify-identity", 2, AT.minus(Duration.ofHours(1)))),
                        List.of(new Standing(Place.TASK, "examine-application", "", 1, 0, AT)),
                        FakeCaseModels.followed()))
                : Optional.empty();
    }
}
