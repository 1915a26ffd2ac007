package org.toroku.intake.worker;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.toroku.intake.Finding;
import org.toroku.intake.Reason;

/** What was found so far, each reason once and with the first figures. */
public final class Findings {
    private final Map<Reason, Finding> byReason = new EnumMap<>(Reason.class);

    public void add(Reason reason) {
        add(Finding.of(reason));
    }

    public void add(Finding finding) {
        byReason.putIfAbsent(finding.reason(), finding);
    }

    public boolean refuse() {
        return byReason.keySet().stream().anyMatch(Reason::refuses);
    }

    public List<Finding> list() {
        return List.copyOf(byReason.values());
    }
}
