package org.toroku.ui.studio;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.toroku.studio.DraftDesk;
import org.toroku.studio.DraftDesk.Draft;
import org.toroku.studio.DraftDesk.Edit;
import org.toroku.studio.DraftDesk.Saved;
import org.toroku.studio.DraftDesk.Version;
import org.toroku.workflows.ModelFile;

/** A draft as one owner edits it: what is stored, what is not stored yet, and on which version that is based. */
final class DraftViewModel {
    private final DraftDesk desk;
    private final String officer;
    private final UUID id;
    private int basedOn;
    private final Map<String, ModelFile> stored = new TreeMap<>();
    private final Map<String, ModelFile> unsaved = new TreeMap<>();

    DraftViewModel(DraftDesk desk, String officer, Draft draft) {
        this.desk = desk;
        this.officer = officer;
        this.id = draft.id();
        this.basedOn = draft.newest();
        read();
    }

    private void read() {
        stored.clear();
        desk.resources()
                .keySet()
                .forEach(resource ->
                        desk.file(officer, id, basedOn, resource).ifPresent(file -> stored.put(resource, file)));
    }

    UUID id() {
        return id;
    }

    /** Number of the version that what is shown is based on. */
    int basedOn() {
        return basedOn;
    }

    Draft draft() {
        return desk.draft(officer, id).orElseThrow();
    }

    List<Version> history() {
        return desk.history(officer, id);
    }

    /** Names of the models, in their order. */
    List<String> resources() {
        return List.copyOf(stored.keySet());
    }

    /** A model with what is not saved yet. */
    ModelFile file(String resource) {
        return Optional.ofNullable(unsaved.get(resource))
                .or(() -> Optional.ofNullable(stored.get(resource)))
                .orElseThrow(() -> new IllegalArgumentException(resource));
    }

    /** Every model as it is shown. */
    Map<String, ModelFacts> facts() {
        Map<String, ModelFacts> facts = new LinkedHashMap<>();
        stored.keySet().forEach(resource -> facts.put(resource, ModelFacts.of(file(resource))));
        return facts;
    }

    Optional<ModelFile> file(int version, String resource) {
        return desk.file(officer, id, version, resource);
    }

    void edit(String resource, String xml) {
        edit(new ModelFile(resource, xml.getBytes(StandardCharsets.UTF_8)));
    }

    void edit(ModelFile edited) {
        String resource = edited.resource();
        Optional<ModelFile> before = Optional.ofNullable(stored.get(resource));
        if (before.isPresent() && before.get().equals(edited)) {
            unsaved.remove(resource);
        } else if (before.isPresent()) {
            unsaved.put(resource, edited);
        }
    }

    boolean isUnsaved() {
        return !unsaved.isEmpty();
    }

    /** Models whose newest version differs from what the draft began with. */
    java.util.Set<String> changedSinceBegun() {
        return stored.values().stream()
                .filter(file -> !desk.file(officer, id, 0, file.resource())
                        .filter(file::equals)
                        .isPresent())
                .map(ModelFile::resource)
                .collect(java.util.stream.Collectors.toSet());
    }

    boolean isUnsaved(String resource) {
        return unsaved.containsKey(resource);
    }

    List<ModelFile> unsaved() {
        return List.copyOf(unsaved.values());
    }

    /** What became of saving. */
    sealed interface Outcome {
        /** @param version newest version now */
        record Stored(int version) implements Outcome {}

        /** Somebody else saved; what was edited is still here. */
        record Conflict() implements Outcome {}

        /** @param resource model that was not stored; those before it were */
        record Refused(String resource, String reason) implements Outcome {}
    }

    /** Stores every edited model, each as a version. */
    Outcome save() {
        for (ModelFile edited : unsaved()) {
            switch (desk.save(officer, new Edit(id, basedOn, edited))) {
                case Saved.Done(var version) -> stored(edited, version.number());
                case Saved.Refused(var reason) when reason.equals("nothing-changed") -> stored(edited, basedOn);
                case Saved.Refused(var reason)
                when reason.equals("draft-changed") -> {
                    return new Outcome.Conflict();
                }
                case Saved.Refused(var reason) -> {
                    return new Outcome.Refused(edited.resource(), reason);
                }
            }
        }
        return new Outcome.Stored(basedOn);
    }

    private void stored(ModelFile edited, int version) {
        basedOn = version;
        stored.put(edited.resource(), edited);
        unsaved.remove(edited.resource());
    }

    /** Versions that others made since, the newest first. */
    List<Version> since() {
        return history().stream().filter(version -> version.number() > basedOn).toList();
    }

    /** Whether any of them is somebody else's; otherwise the same owner saved in another page. */
    boolean othersSaved() {
        return since().stream().anyMatch(version -> !version.author().equals(officer));
    }

    /** Edited models that were saved too since. */
    List<String> both() {
        return since().stream()
                .flatMap(version -> version.resource().stream())
                .filter(unsaved::containsKey)
                .distinct()
                .toList();
    }

    /** Goes on from the newest version, with the edits on top; they replace what others did to the same models. */
    void rebase() {
        basedOn = draft().newest();
        read();
    }

    /** Goes on from the newest version without the edits. */
    void discardEdits() {
        unsaved.clear();
        rebase();
    }

    void discardEdit(String resource) {
        unsaved.remove(resource);
    }
}
