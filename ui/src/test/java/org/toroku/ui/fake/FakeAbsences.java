package org.toroku.ui.fake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.toroku.assignment.AbsenceDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.ui.text.Moments;

/** Absences in memory. */
public final class FakeAbsences implements AbsenceDesk {
    private final List<Absence> all = new ArrayList<>();
    private final Clock clock;

    public FakeAbsences(Clock clock) {
        this.clock = clock;
    }

    private LocalDate day() {
        return Moments.day(clock.instant());
    }

    /** From today on. */
    public void away(String officer, int days, Optional<String> substitute) {
        all.add(new Absence(
                UUID.randomUUID(),
                officer,
                day(),
                day().plusDays(days - 1L),
                Optional.of(Kind.LEAVE),
                substitute,
                LongNames.officer("tanaka")));
    }

    @Override
    public List<Absence> current(Officer reader) {
        return List.copyOf(all);
    }

    @Override
    public Map<String, Absence> today() {
        Map<String, Absence> away = new TreeMap<>();
        all.stream().filter(each -> each.covers(day())).forEach(each -> away.put(each.officer(), each));
        return away;
    }

    @Override
    public List<String> mayEnter(Officer by) {
        return by.roles().contains("manager") ? List.of("nobu", "sato", "suzuki", "tanaka") : List.of(by.username());
    }

    @Override
    public List<String> substitutes(String absent) {
        return List.of("nobu", LongNames.officer("tanaka"));
    }

    /** Nobu is away all the time. */
    @Override
    public Act enter(Officer by, Draft draft) {
        if (draft.officer().equals("nobu")) {
            return new Act.Refused("absence-overlaps");
        }
        all.add(new Absence(
                UUID.randomUUID(),
                draft.officer(),
                draft.firstDay(),
                draft.lastDay(),
                draft.kind(),
                draft.substitute(),
                by.username()));
        return new Act.Done();
    }

    @Override
    public Act end(Officer by, UUID absence) {
        return all.removeIf(each -> each.id().equals(absence)) ? new Act.Done() : new Act.Refused("gone");
    }
}
