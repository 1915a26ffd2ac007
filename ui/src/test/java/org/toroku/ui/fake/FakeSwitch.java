package org.toroku.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.toroku.officers.AutomationSwitch;

/** A switch that remembers who changed it and why. */
public final class FakeSwitch implements AutomationSwitch {
    private final List<String> changes = new ArrayList<>();
    private Setting setting = new Setting(true, 50, 0.05, Instant.parse("2026-11-23T00:00:00Z"));

    @Override
    public Setting current() {
        return setting;
    }

    @Override
    public void change(Setting changed, String officer, String reason) {
        setting = changed;
        changes.add(officer + ": " + reason);
    }

    public List<String> changes() {
        return List.copyOf(changes);
    }
}
