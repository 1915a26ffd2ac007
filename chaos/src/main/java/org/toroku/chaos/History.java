package org.toroku.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.toroku.chaos.Act.Kind;

/** What clients did and were told, in a file that Toroku does not know. */
final class History implements AutoCloseable {
    private final Clock clock;
    private final Writer file;
    private final List<Act> acts = new ArrayList<>();

    History(Path file, Clock clock) {
        this.clock = clock;
        try {
            this.file = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void add(Kind kind, String caseId, String detail) {
        Act act = new Act(clock.instant(), kind, caseId, detail);
        acts.add(act);
        try {
            file.write(act.at() + "\t" + kind + "\t" + caseId + "\t" + detail + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the history cannot be kept", e);
        }
    }

    synchronized List<Act> acts() {
        return List.copyOf(acts);
    }

    long count(Kind kind) {
        return acts().stream().filter(act -> act.kind() == kind).count();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
