package org.toroku.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.toroku.studio.Act;
import org.toroku.studio.DraftDesk;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.RuleSet;
import org.toroku.workflows.proof.ModelProof;

/** Drafts in memory, of the released models, with the real proof. */
public final class FakeDrafts implements DraftDesk {
    private static final Instant AT = Instant.parse("2026-11-25T00:00:00Z");

    private final Map<UUID, String> names = new LinkedHashMap<>();
    private final Map<UUID, List<Map<String, ModelFile>>> versions = new LinkedHashMap<>();
    private final Map<UUID, List<Version>> history = new LinkedHashMap<>();
    private final List<Comment> comments = new ArrayList<>();
    private boolean outdated;

    /** Forgets everything. */
    public void clear() {
        names.clear();
        versions.clear();
        history.clear();
        comments.clear();
        outdated = false;
    }

    public void outdate() {
        outdated = true;
    }

    static Map<String, ModelFile> released() {
        return Models.all().stream()
                .collect(Collectors.toMap(ModelFile::resource, file -> file, (one, _) -> one, TreeMap::new));
    }

    @Override
    public List<Draft> drafts(String officer) {
        return names.keySet().stream().map(this::view).toList();
    }

    @Override
    public Optional<Draft> draft(String officer, UUID draft) {
        return names.containsKey(draft) ? Optional.of(view(draft)) : Optional.empty();
    }

    private Draft view(UUID draft) {
        int open = (int) comments.stream()
                .filter(comment -> comment.draft().equals(draft))
                .filter(comment -> comment.resolution().isEmpty())
                .count();
        return new Draft(
                draft,
                names.getOrDefault(draft, ""),
                State.OPEN,
                Optional.empty(),
                outdated,
                of(draft).size() - 1,
                "owner1",
                AT,
                AT,
                open);
    }

    private List<Map<String, ModelFile>> of(UUID draft) {
        return versions.getOrDefault(draft, List.of());
    }

    @Override
    public List<Version> history(String officer, UUID draft) {
        return history.getOrDefault(draft, List.of()).reversed();
    }

    @Override
    public Optional<ModelFile> file(String officer, UUID draft, int version, String resource) {
        return version < of(draft).size()
                ? Optional.ofNullable(of(draft).get(version).get(resource))
                : Optional.empty();
    }

    @Override
    public Act start(String officer, String name, Base base) {
        if (name.isBlank()) {
            return new Act.Refused("text-missing");
        }
        UUID id = UUID.randomUUID();
        names.put(id, name);
        versions.put(id, new ArrayList<>(List.of(released())));
        history.put(id, new ArrayList<>(List.of(version(id, 0, officer, Optional.empty()))));
        return new Act.Done(id);
    }

    @Override
    public Act takeOver(String officer, UUID draft, String name) {
        Act made = start(officer, name, Base.LIVE);
        if (made instanceof Act.Done(var id)) {
            of(draft).getLast().values().stream()
                    .filter(file -> !of(id).getFirst().containsValue(file))
                    .forEach(file -> save(officer, new Edit(id, of(id).size() - 1, file)));
        }
        return made;
    }

    private static Version version(UUID draft, int number, String officer, Optional<String> resource) {
        return new Version(draft, number, officer, AT, resource, new TreeMap<>());
    }

    @Override
    public Saved save(String officer, Edit edit) {
        List<Map<String, ModelFile>> all = of(edit.draft());
        if (edit.basedOn() != all.size() - 1) {
            return new Saved.Refused("draft-changed");
        }
        if (!RuleSet.isRules(edit.model()) && !edit.model().text().contains("bpmn:definitions")) {
            return new Saved.Refused("model-not-bpmn");
        }
        Map<String, ModelFile> next = new TreeMap<>(all.getLast());
        next.put(edit.model().resource(), edit.model());
        all.add(next);
        Version made = version(
                edit.draft(), all.size() - 1, officer, Optional.of(edit.model().resource()));
        history.getOrDefault(edit.draft(), new ArrayList<>()).add(made);
        return new Saved.Done(made);
    }

    @Override
    public Optional<Proof> proof(String officer, UUID draft) {
        return names.containsKey(draft)
                ? Optional.of(new Proof(
                        of(draft).size() - 1,
                        ModelProof.examine(of(draft).getLast().values())))
                : Optional.empty();
    }

    @Override
    public List<Comment> comments(String officer, UUID draft) {
        return comments.stream()
                .filter(comment -> comment.draft().equals(draft))
                .toList();
    }

    @Override
    public Act comment(String officer, UUID draft, Place place, String text) {
        if (text.isBlank()) {
            return new Act.Refused("text-missing");
        }
        UUID id = UUID.randomUUID();
        comments.add(new Comment(id, draft, of(draft).size() - 1, place, officer, AT, text, Optional.empty()));
        return new Act.Done(id);
    }

    @Override
    public Act resolve(String officer, UUID comment) {
        comments.replaceAll(each -> each.id().equals(comment)
                ? new Comment(
                        each.id(),
                        each.draft(),
                        each.version(),
                        each.place(),
                        each.author(),
                        each.at(),
                        each.text(),
                        Optional.of(new Resolution(officer, AT)))
                : each);
        return new Act.Done(comment);
    }

    @Override
    public Act discard(String officer, UUID draft) {
        names.remove(draft);
        return new Act.Done(draft);
    }

    @Override
    public Map<String, String> resources() {
        return released().keySet().stream()
                .collect(Collectors.toMap(
                        resource -> resource,
                        resource -> resource.replaceAll(".*/|\\.(bpmn|dmn)$", ""),
                        (one, _) -> one,
                        TreeMap::new));
    }
}
