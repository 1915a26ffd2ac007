package org.toroku.intake.corpus;

import java.util.Set;
import org.toroku.intake.DocumentKind;
import org.toroku.intake.Reason;

/** A document and what has to come of it. */
public record Specimen(String name, String fileName, Octets octets, Expected expected) {
    /** Bytes that no test changes. */
    public interface Octets {
        byte[] bytes();
    }

    /** What has to come of a document. */
    public sealed interface Expected {
        record Accepted(DocumentKind kind, int pages) implements Expected {}

        record Referred(DocumentKind kind, Set<Reason> reasons) implements Expected {}

        record Refused(Set<Reason> reasons) implements Expected {}
    }

    static Specimen accepted(String name, DocumentKind kind, int pages, byte[] bytes) {
        return new Specimen(name, "", () -> bytes, new Expected.Accepted(kind, pages));
    }

    static Specimen referred(String name, DocumentKind kind, byte[] bytes, Reason... reasons) {
        return new Specimen(name, "", () -> bytes, new Expected.Referred(kind, Set.of(reasons)));
    }

    static Specimen refused(String name, byte[] bytes, Reason... reasons) {
        return new Specimen(name, "", () -> bytes, new Expected.Refused(Set.of(reasons)));
    }

    Specimen named(String fileName) {
        return new Specimen(name, fileName, octets, expected);
    }

    @Override
    public String toString() {
        return name;
    }
}
