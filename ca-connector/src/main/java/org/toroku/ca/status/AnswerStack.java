package org.toroku.ca.status;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Files of answers, the newest first: about a serial the newest speaks. A publication adds a file with what is new, so it
 * costs what has changed, and files of about a size are merged, so there are few.
 *
 * @param files newest first
 */
record AnswerStack(List<Answers> files) {
    AnswerStack {
        files = List.copyOf(files);
    }

    static AnswerStack empty() {
        return new AnswerStack(List.of());
    }

    record Found(Answers file, AnswerEntry entry) {
        byte[] answer() {
            return file.answer(entry);
        }
    }

    Optional<Found> find(SerialKey serial) {
        for (Answers file : files) {
            Optional<AnswerEntry> entry = file.find(serial);
            if (entry.isPresent()) {
                return Optional.of(new Found(file, entry.get()));
            }
        }
        return Optional.empty();
    }

    AnswerStack with(Answers newest) {
        List<Answers> more = new ArrayList<>(files);
        more.addFirst(newest);
        return new AnswerStack(more);
    }

    /** Takes each serial's valid answer, by serial. */
    @FunctionalInterface
    interface Taker {
        void take(Found found) throws IOException;
    }

    /** Where one file stands in the walk through all. */
    private static final class Cursor {
        private final Answers file;
        private final int age;
        private long at;
        private @Nullable SerialKey key;

        Cursor(Answers file, int age) {
            this.file = file;
            this.age = age;
        }

        SerialKey key() {
            if (key == null) {
                key = file.key(at);
            }
            return key;
        }

        int age() {
            return age;
        }

        boolean next() {
            at++;
            key = null;
            return at < file.count();
        }
    }

    void each(Taker taker) throws IOException {
        PriorityQueue<Cursor> open =
                new PriorityQueue<>(Comparator.comparing(Cursor::key).thenComparingInt(Cursor::age));
        for (int age = 0; age < files.size(); age++) {
            if (files.get(age).count() > 0) {
                open.add(new Cursor(files.get(age), age));
            }
        }
        SerialKey last = null;
        while (!open.isEmpty()) {
            Cursor first = open.remove();
            if (!first.key().equals(last)) {
                last = first.key();
                taker.take(new Found(first.file, first.file.entry(first.at)));
            }
            if (first.next()) {
                open.add(first);
            }
        }
    }

    /** As it is, or with the newest files merged into {@code target} where they are about as large as each other. */
    AnswerStack merged(Path target) throws IOException {
        int merge = 1;
        long sum = files.isEmpty() ? 0 : files.getFirst().count();
        while (merge < files.size() && files.get(merge).count() <= 2 * sum) {
            sum += files.get(merge).count();
            merge++;
        }
        if (merge < 2) {
            return this;
        }
        List<Answers> rest = new ArrayList<>(files.subList(merge, files.size()));
        try (AnswersWriter out = AnswersWriter.create(target)) {
            new AnswerStack(files.subList(0, merge)).each(found -> out.add(found.entry(), found.answer()));
            rest.addFirst(out.finish());
        }
        return new AnswerStack(rest);
    }
}
