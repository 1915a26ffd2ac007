package org.toroku.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.toroku.studio.Act;
import org.toroku.studio.PublicationDesk;
import org.toroku.workflows.ModelFile;

/** Proposals and publications in memory. */
public final class FakePublications implements PublicationDesk {
    private static final Instant AT = Instant.parse("2026-11-25T03:00:00Z");

    private final FakeDrafts drafts;
    private final List<Publication> all = new ArrayList<>();
    private final Map<UUID, Collection<ModelFile>> files = new HashMap<>();
    private final List<ForeignModel> foreign = new ArrayList<>();

    FakePublications(FakeDrafts drafts) {
        this.drafts = drafts;
    }

    /** Forgets everything. */
    public void clear() {
        all.clear();
        files.clear();
        foreign.clear();
    }

    /** Somebody deploys past Toroku. */
    public void intrude() {
        foreign.add(new ForeignModel(2251799813685300L, "issue-certificate", 9, AT));
    }

    private Optional<Publication> live() {
        return all.stream().filter(each -> each.state() == State.LIVE).findFirst();
    }

    @Override
    public Optional<InForce> inForce(String officer) {
        return Optional.of(new InForce(live(), false, List.of(), List.of()));
    }

    /** The owners are owner1 and owner2. */
    @Override
    public List<String> approvers(String officer, String proposer, Optional<UUID> draft) {
        return Stream.of("owner1", "owner2")
                .filter(owner -> !owner.equals(proposer))
                .filter(owner -> draft.stream()
                        .flatMap(id -> drafts.history(officer, id).stream())
                        .noneMatch(version ->
                                version.number() > 0 && version.author().equals(owner)))
                .toList();
    }

    @Override
    public List<Publication> publications(String officer, int offset, int limit) {
        return all.reversed().stream().skip(offset).limit(limit).toList();
    }

    @Override
    public int count(String officer) {
        return all.size();
    }

    @Override
    public Optional<Publication> publication(String officer, UUID publication) {
        return all.stream().filter(each -> each.id().equals(publication)).findFirst();
    }

    @Override
    public List<ModelFile> files(String officer, UUID publication) {
        return List.copyOf(files.getOrDefault(publication, List.of()));
    }

    @Override
    public List<ModelFile> filesInForce(String officer) {
        return live().map(each -> files(officer, each.id()))
                .orElseGet(() -> List.copyOf(FakeDrafts.released().values()));
    }

    @Override
    public Act propose(String officer, Proposal proposal) {
        if (proposal.reason().isBlank()) {
            return new Act.Refused("text-missing");
        }
        List<ModelFile> proposed = drafts.resources().keySet().stream()
                .flatMap(resource -> drafts.file(officer, proposal.draft(), proposal.version(), resource).stream())
                .toList();
        return add(
                officer,
                proposed,
                Optional.of(proposal.draft()),
                Optional.empty(),
                proposal.reason(),
                proposal.approval());
    }

    private Act add(
            String officer,
            List<ModelFile> proposed,
            Optional<UUID> draft,
            Optional<UUID> earlier,
            String reason,
            ChangeApproval approval) {
        UUID id = UUID.randomUUID();
        TreeMap<String, String> digests = new TreeMap<>();
        proposed.forEach(file -> digests.put(file.resource(), file.sha256()));
        List<String> changed = proposed.stream()
                .filter(file -> !filesInForce(officer).contains(file))
                .map(ModelFile::resource)
                .toList();
        files.put(id, proposed);
        all.add(new Publication(
                id,
                all.size() + 1L,
                State.PROPOSED,
                draft,
                Optional.of(1),
                earlier,
                live().map(Publication::id),
                digests,
                changed,
                reason,
                approval,
                officer,
                AT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return new Act.Done(id);
    }

    @Override
    public Act republish(String officer, UUID earlier, String reason, ChangeApproval approval) {
        return add(officer, files(officer, earlier), Optional.empty(), Optional.of(earlier), reason, approval);
    }

    @Override
    public Act approve(String officer, UUID publication) {
        if (publication(officer, publication)
                .filter(each -> each.proposedBy().equals(officer))
                .isPresent()) {
            return new Act.Refused("four-eyes");
        }
        live().ifPresent(before -> move(before.id(), State.SUPERSEDED, officer, Optional.empty()));
        move(publication, State.LIVE, officer, Optional.empty());
        return new Act.Done(publication);
    }

    @Override
    public Act reject(String officer, UUID publication, String reason) {
        if (reason.isBlank()) {
            return new Act.Refused("text-missing");
        }
        move(publication, State.REJECTED, officer, Optional.of(reason));
        return new Act.Done(publication);
    }

    @Override
    public Act withdraw(String officer, UUID publication) {
        move(publication, State.WITHDRAWN, officer, Optional.empty());
        return new Act.Done(publication);
    }

    private void move(UUID id, State state, String by, Optional<String> note) {
        all.replaceAll(each -> each.id().equals(id)
                ? new Publication(
                        each.id(),
                        each.number(),
                        state,
                        each.draft(),
                        each.version(),
                        each.republishes(),
                        each.base(),
                        each.digests(),
                        each.changed(),
                        each.reason(),
                        each.approval(),
                        each.proposedBy(),
                        each.proposedAt(),
                        Optional.of(by),
                        Optional.of(AT),
                        note,
                        state == State.LIVE ? Optional.of(AT) : each.liveAt())
                : each);
    }

    @Override
    public List<RunModels> runs(String officer, UUID caseId) {
        return List.of();
    }

    @Override
    public List<ForeignModel> foreignModels(String officer) {
        return List.copyOf(foreign);
    }
}
