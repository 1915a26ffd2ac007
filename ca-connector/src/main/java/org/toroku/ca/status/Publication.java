package org.toroku.ca.status;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toroku.pki.Der;

/** What is published at one moment, whole, for whoever copies it elsewhere. Its files never change. Thread-safe. */
public final class Publication {
    private final Generation generation;
    private final OcspQuestions questions;

    Publication(Generation generation, OcspQuestions questions) {
        this.generation = generation;
        this.questions = questions;
    }

    /** Rises with each publication into the same folder. */
    public long generation() {
        return generation.manifest().generation();
    }

    /**
     * A list.
     *
     * @param name that verifiers ask for
     * @param number of the CRL (RFC 5280 section 5.2.3)
     */
    public record ListCopy(String name, Path file, Der sha256, long number, Instant thisUpdate, Instant nextUpdate) {}

    /** The whole list, {@code ca.crl}, then what it is divided into. */
    public List<ListCopy> lists() {
        List<Manifest.ListFile> files = generation.manifest().lists();
        List<ListCopy> lists = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Manifest.ListFile file = files.get(i);
            lists.add(new ListCopy(
                    i == 0 ? "ca.crl" : "ca-" + (i - 1) + ".crl",
                    generation.file(file),
                    file.sha256(),
                    file.number(),
                    Instant.ofEpochSecond(file.thisUpdate()),
                    Instant.ofEpochSecond(file.nextUpdate())));
        }
        return List.copyOf(lists);
    }

    /** The answers, the newest first: about a serial only the newest says anything. */
    public List<AnswerSet> answers() {
        List<AnswerSet> sets = new ArrayList<>();
        List<Answers> files = generation.answers().files();
        for (int i = 0; i < files.size(); i++) {
            sets.add(new AnswerSet(files.get(i), new AnswerStack(files.subList(0, i))));
        }
        return List.copyOf(sets);
    }

    /**
     * An answer about one certificate.
     *
     * @param questions each request that it is the answer to, DER (RFC 5019 section 2.1.1)
     */
    public record AnswerCopy(
            List<Der> questions, Der answer, boolean revoked, Instant thisUpdate, Instant nextUpdate) {}

    /** A file of answers, in the order of their serials. */
    public final class AnswerSet {
        private final Answers file;
        private final AnswerStack newer;

        AnswerSet(Answers file, AnswerStack newer) {
            this.file = file;
            this.newer = newer;
        }

        public Der sha256() {
            return file.sha256();
        }

        public long count() {
            return file.count();
        }

        /** Whether the answer at {@code index} says revoked; cheap. */
        public boolean revoked(long index) {
            return file.entry(index).state().revoked();
        }

        /** Empty where a newer set answers about the same certificate, or {@code before} held the very same answer. */
        public Optional<AnswerCopy> at(long index, Optional<Publication> before) {
            AnswerEntry entry = file.entry(index);
            if (newer.find(entry.serial()).isPresent()
                    || before.filter(publication -> publication.answers(entry)).isPresent()) {
                return Optional.empty();
            }
            return Optional.of(new AnswerCopy(
                    questions.about(entry.serial()),
                    Der.of(file.answer(entry)),
                    entry.state().revoked(),
                    Instant.ofEpochSecond(entry.thisUpdate()),
                    Instant.ofEpochSecond(entry.nextUpdate())));
        }
    }

    private boolean answers(AnswerEntry other) {
        return generation
                .answers()
                .find(other.serial())
                .filter(found -> found.entry().at(other.offset()).equals(other))
                .isPresent();
    }
}
