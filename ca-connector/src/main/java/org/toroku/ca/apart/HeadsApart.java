package org.toroku.ca.apart;

import java.util.Optional;
import org.toroku.ca.JournalHeads;
import org.toroku.pki.Der;

/** Heads of the journal in the CA's room. */
final class HeadsApart implements JournalHeads {
    private final ApartCa ca;

    HeadsApart(ApartCa ca) {
        this.ca = ca;
    }

    @Override
    public Head newest() {
        return switch (ca.ask(new Ask.NewestHead())) {
            case Answer.HeadIs(var seq, var hash) -> new Head(seq, hash);
            case Answer other -> throw ca.away(other);
        };
    }

    @Override
    public Optional<Der> at(long seq) {
        return switch (ca.ask(new Ask.HeadAt(seq))) {
            case Answer.HeadIs(var found, var hash) when found == seq -> Optional.of(hash);
            case Answer.Unknown() -> Optional.empty();
            case Answer other -> throw ca.away(other);
        };
    }
}
