package org.toroku.intake.structure;

import org.toroku.intake.Finding;
import org.toroku.intake.Reason;

/** A document is refused at the place where the walk stands; nothing behind it can be trusted. */
public final class Rejected extends Exception {
    private final transient Finding finding;

    public Rejected(Finding finding) {
        super(finding.reason().name(), null, false, false);
        this.finding = finding;
    }

    public Rejected(Reason reason) {
        this(Finding.of(reason));
    }

    public Rejected(Reason reason, long found, long allowed) {
        this(new Finding(reason, found, allowed));
    }

    public Finding finding() {
        return finding;
    }
}
