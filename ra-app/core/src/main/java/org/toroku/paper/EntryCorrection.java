package org.toroku.paper;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.paper.EnclosureLedger.EnclosureRow;
import org.toroku.paper.PaperFiles.Entry;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.TaskActs.Ask;
import org.toroku.paper.TaskActs.Result;

/** Sets right what was entered of a document; what stood there before is kept beside it. */
@Component
class EntryCorrection {
    private static final int LONGEST_WHY = 500;

    private final TaskActs tasks;
    private final EnclosureLedger enclosures;
    private final EntryLedger entries;
    private final Clock clock;

    EntryCorrection(TaskActs tasks, EnclosureLedger enclosures, EntryLedger entries, Clock clock) {
        this.tasks = tasks;
        this.enclosures = enclosures;
        this.entries = entries;
        this.clock = clock;
    }

    Act correct(Ask ask, UUID enclosureId, Entry entry, String why) {
        return tasks.during(ask, (task, now) -> {
            Optional<EnclosureRow> found = enclosures
                    .find(enclosureId)
                    .filter(row -> row.caseId().equals(task.caseId()))
                    .filter(EnclosureRow::here);
            if (found.isEmpty()) {
                return new Result.No("not-found");
            }
            EnclosureRow row = found.get();
            Entry corrected = keepingTheNumber(entry, row);
            if (entry.flags().contains(Flag.MY_NUMBER_SHOWN) && !row.flags().contains(Flag.MY_NUMBER_SHOWN)) {
                // that takes more than a mark: the post room erases the pictures and sends the paper back
                return new Result.No("quarantine-instead");
            }
            Optional<String> objection = EntryCheck.objection(corrected, row.receivedOn(), Moment.today(clock))
                    .or(() -> Words.missing(why, LONGEST_WHY, "reason-missing"))
                    .or(() -> corrected.equals(row.entry()) ? Optional.of("nothing-corrected") : Optional.empty());
            return objection
                    .<Result>map(Result.No::new)
                    .orElseGet(() -> new Result.Go(
                            Map.of(),
                            () -> entries.correct(
                                    row, corrected, why, ask.officer().username(), now)));
        });
    }

    /** 番号法20: that a My Number was seen on it is no slip that anybody corrects away; the original goes back. */
    private static Entry keepingTheNumber(Entry entry, EnclosureRow row) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(entry.flags());
        flags.remove(Flag.MY_NUMBER_SHOWN);
        if (row.flags().contains(Flag.MY_NUMBER_SHOWN)) {
            flags.add(Flag.MY_NUMBER_SHOWN);
        }
        return new Entry(entry.kind(), entry.issuedOn(), entry.expiresOn(), entry.sheets(), flags);
    }
}
