package org.toroku.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.notes.CaseNotes;

/** Notes in memory; everybody may write. */
public final class FakeNotes implements CaseNotes {
    private static final Instant AT = Instant.parse("2026-11-25T03:00:00Z");

    private final Map<UUID, List<Note>> notes = new TreeMap<>();
    private final Map<String, List<Mention>> mentions = new TreeMap<>();

    public void mention(String officer, UUID caseId, String caseNumber) {
        mentions.computeIfAbsent(officer, _ -> new ArrayList<>())
                .add(new Mention(caseId, caseNumber, LongNames.officer("tanaka"), AT, 1));
    }

    public void clear() {
        notes.clear();
        mentions.clear();
    }

    @Override
    public List<Note> of(Officer reader, UUID caseId) {
        return List.copyOf(notes.getOrDefault(caseId, List.of()));
    }

    @Override
    public Written write(Officer author, UUID caseId, String text) {
        if (text.isBlank()) {
            return new Written.Refused("text-missing", "");
        }
        if (text.contains("@nobody")) {
            return new Written.Refused("officer-unknown", "nobody");
        }
        notes.computeIfAbsent(caseId, _ -> new ArrayList<>())
                .add(new Note(UUID.randomUUID(), author.username(), AT, Optional.of(text), Optional.empty()));
        return new Written.Done();
    }

    @Override
    public Written erase(Officer author, UUID caseId, UUID noteId) {
        notes.getOrDefault(caseId, new ArrayList<>())
                .replaceAll(note -> note.id().equals(noteId)
                        ? new Note(note.id(), note.author(), note.at(), Optional.empty(), Optional.of(AT))
                        : note);
        return new Written.Done();
    }

    @Override
    public List<Mention> mentions(Officer officer) {
        return List.copyOf(mentions.getOrDefault(officer.username(), List.of()));
    }

    @Override
    public void seen(Officer officer, UUID caseId) {
        mentions.getOrDefault(officer.username(), new ArrayList<>())
                .removeIf(mention -> mention.caseId().equals(caseId));
    }

    @Override
    public List<String> colleagues(Officer officer) {
        return List.of("suzuki", "tanaka");
    }
}
