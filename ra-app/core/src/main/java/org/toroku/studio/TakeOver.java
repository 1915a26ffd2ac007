package org.toroku.studio;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.process.ModelSet;
import org.toroku.studio.SealedPapers.SealedDraft;
import org.toroku.workflows.ModelFile;

/** Has one owner answer for everything that a draft changes, where every owner has edited it. */
@Component
class TakeOver {
    private final Owners owners;
    private final SealedPapers sealed;
    private final ModelsInForce inForce;
    private final DraftLedger drafts;
    private final PublicationLedger publications;
    private final TransactionTemplate transaction;

    TakeOver(
            Owners owners,
            SealedPapers sealed,
            ModelsInForce inForce,
            DraftLedger drafts,
            PublicationLedger publications,
            TransactionTemplate transaction) {
        this.owners = owners;
        this.sealed = sealed;
        this.inForce = inForce;
        this.drafts = drafts;
        this.publications = publications;
        this.transaction = transaction;
    }

    /** As {@link DraftDesk#takeOver}, by an owner who may, under a name that is allowed. */
    Act by(String officer, UUID draft, String name) {
        if (drafts.find(draft).isEmpty()) {
            return new Act.Refused("not-found");
        }
        // only as sealed: what somebody planted would be sealed anew as the officer's work
        Optional<SealedDraft> theirs = sealed.draft(draft);
        Optional<ModelSet> now = inForce.read();
        if (theirs.isEmpty() || now.isEmpty()) {
            return new Act.Refused("models-altered");
        }
        if (theirs.get().row().state() != DraftDesk.State.OPEN) {
            return new Act.Refused("draft-closed");
        }
        if (!theirs.get().row().basePublication().equals(now.get().publication())) {
            return new Act.Refused("live-changed");
        }
        List<ModelFile> changed = theirs.get().newest().stream()
                .filter(model -> !now.get().models().contains(model))
                .toList();
        return changed.isEmpty()
                ? new Act.Refused("nothing-changed")
                : Objects.requireNonNull(
                        transaction.execute(status -> write(officer, theirs.get(), name, now.get(), changed)));
    }

    private Act write(String officer, SealedDraft theirs, String name, ModelSet now, List<ModelFile> changed) {
        Optional<String> objection = objection(theirs);
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return drafts.start(
                        officer,
                        name,
                        now.publication(),
                        now.models(),
                        Optional.of(theirs.row().id()))
                .<Act>map(id -> taken(officer, id, changed))
                .orElseGet(() -> new Act.Refused("name-used"));
    }

    /**
     * Locks the draft. Whoever edited it may approve what is taken over, so that would be a way to approve one's own edits:
     * it is open only where no owner is left who edited nothing of it, who could approve a proposal by one of its authors.
     */
    private Optional<String> objection(SealedDraft theirs) {
        UUID id = theirs.row().id();
        if (drafts.lock(id).orElseThrow().state() != DraftDesk.State.OPEN) {
            return Optional.of("draft-closed");
        }
        if (publications.proposed(id)) {
            return Optional.of("proposed");
        }
        if (!drafts.versions(id).equals(theirs.versions())) {
            return Optional.of("draft-changed");
        }
        Set<String> authors = DraftLedger.authors(theirs.versions());
        return owners.names().stream().allMatch(owner -> owners.isAmong(owner, authors))
                ? Optional.empty()
                : Optional.of("approvable");
    }

    /** Each as a version of its own: who saves a version is an author. */
    private Act taken(String officer, UUID draft, List<ModelFile> changed) {
        changed.forEach(model -> drafts.save(officer, drafts.newest(draft).orElseThrow(), model));
        return new Act.Done(draft);
    }
}
