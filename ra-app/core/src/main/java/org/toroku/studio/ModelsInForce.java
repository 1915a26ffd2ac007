package org.toroku.studio;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookEntries;
import org.toroku.process.ModelGate;
import org.toroku.process.ModelSet;
import org.toroku.process.ModelSource;
import org.toroku.process.ModelsWithheldException;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.workflows.proof.Violation;

/**
 * The models that new cases begin with: those that the book says were chosen last, as they were sealed. The owners' models
 * are never replaced by others silently: where they are altered nothing is deployed, and where a new release proves less
 * of them the gate before the engine withholds them.
 */
@Component
class ModelsInForce implements ModelSource {
    private static final String ALTERED = "models-altered";

    private final BookEntries entries;
    private final SealedPapers sealed;
    private final ReleasedModels released;
    private final ModelGate prover;
    private final Choices choices;
    private final TransactionTemplate outside;

    private volatile @Nullable Proven proven;

    private record Proven(Digests of, List<Violation> violations) {}

    ModelsInForce(
            BookEntries entries,
            SealedPapers sealed,
            ReleasedModels released,
            ModelGate prover,
            Choices choices,
            PlatformTransactionManager transactions) {
        this.entries = entries;
        this.sealed = sealed;
        this.released = released;
        this.prover = prover;
        this.choices = choices;
        this.outside = new TransactionTemplate(transactions);
        // what is sealed is verified in a picture of the data of its own
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** The publication chosen last; empty for the models of the release. */
    Optional<UUID> chosen() {
        return entries.modelsChosen()
                .map(entry -> String.valueOf(entry.detail().get(Choices.IN_FORCE)))
                .filter(id -> !id.equals(Choices.RELEASE))
                .map(UUID::fromString);
    }

    /** As {@link #chosen}, for who only shows it; empty where the book itself was altered, which is alarmed of elsewhere. */
    Optional<UUID> said() {
        try {
            return chosen();
        } catch (BookEntries.EntryAlteredException altered) {
            return Optional.empty();
        }
    }

    /** Whether these still are the models in force; they are not where the book itself was altered. */
    boolean stillChosen(Optional<UUID> publication) {
        try {
            return chosen().equals(publication);
        } catch (BookEntries.EntryAlteredException altered) {
            return false;
        }
    }

    /** Empty where what is stored is not what was chosen. */
    Optional<ModelSet> read() {
        Optional<UUID> chosen;
        try {
            chosen = chosen();
        } catch (BookEntries.EntryAlteredException altered) {
            return Optional.empty();
        }
        if (chosen.isEmpty()) {
            return Optional.of(new ModelSet(Optional.empty(), released.complete(released.models())));
        }
        return sealed.publication(chosen.get())
                .filter(found -> found.row().shown().state() == State.APPROVED
                        || found.row().shown().state() == State.LIVE)
                .map(found -> new ModelSet(chosen, released.complete(found.models())));
    }

    /** What this release cannot prove of the models; none for its own, which it was built with. */
    List<Violation> violations(ModelSet set) {
        if (set.publication().isEmpty()) {
            return List.of();
        }
        Digests digests = Digests.of(set.models());
        @Nullable Proven known = proven;
        if (known == null || !known.of().equals(digests)) {
            known = new Proven(digests, prover.examine(set.models()));
            proven = known;
        }
        return known.violations();
    }

    @Override
    public Optional<UUID> publication() {
        try {
            return chosen();
        } catch (BookEntries.EntryAlteredException altered) {
            throw new ModelsWithheldException(ALTERED);
        }
    }

    @Override
    public ModelSet models() {
        // whether they are proven is asked by who deploys
        ModelSet all = readAside().orElseThrow(() -> new ModelsWithheldException(ALTERED));
        // rules never go to the engine, and what is wrong with them keeps no process from its work
        return new ModelSet(all.publication(), all.processes());
    }

    /** As {@link #read}, for who may be in a transaction. */
    Optional<ModelSet> readAside() {
        return asideFromTransactions(this::read);
    }

    @Override
    public Optional<ModelSet> earlier(Optional<UUID> publication) {
        if (publication.isEmpty()) {
            return Optional.of(new ModelSet(publication, released.models()));
        }
        return asideFromTransactions(() -> sealed.publication(publication.get())
                .filter(found -> found.row().shown().state() == State.LIVE
                        || found.row().shown().state() == State.SUPERSEDED)
                // rules decide when a case is decided, by those in force; they follow no case
                .map(found -> new ModelSet(publication, new ModelSet(publication, found.models()).processes())));
    }

    private <T> T asideFromTransactions(Supplier<T> look) {
        return Objects.requireNonNull(outside.execute(status -> look.get()));
    }

    @Override
    public void deployed(ModelSet set, List<Definition> definitions) {
        Map<String, Object> versions = definitions.stream()
                .collect(Collectors.toMap(Definition::processId, definition -> (Object) definition.version()));
        set.publication().ifPresent(id -> choices.live(id, versions));
    }

    @Override
    public boolean refused(ModelSet set, String code) {
        return set.publication().isPresent() && choices.failed(set.publication().get(), code);
    }
}
