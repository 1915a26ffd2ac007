package org.toroku.intake.wire;

import java.util.List;
import java.util.Optional;
import org.toroku.intake.DocumentKind;
import org.toroku.intake.Finding;

/** What a worker says after the pages, which count only if no finding refuses. */
public record Verdict(Optional<DocumentKind> kind, List<Finding> findings) {
    public Verdict {
        findings = List.copyOf(findings);
    }

    public boolean refused() {
        return findings.stream().anyMatch(finding -> finding.reason().refuses());
    }
}
