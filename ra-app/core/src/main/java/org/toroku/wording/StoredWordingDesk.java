package org.toroku.wording;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Refusals;
import org.toroku.audit.RowAlteredException;
import org.toroku.audit.TypedText;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.officers.Persons;
import org.toroku.officers.Roles;
import org.toroku.wording.WordingLedger.Text;
import org.toroku.wording.WordingsInForce.Standing;

/** Each act in one transaction, on what lay before the officer and on nothing that changed meanwhile. */
@Component
class StoredWordingDesk implements WordingDesk {
    private static final Set<String> READERS = Set.of(Roles.MANAGER, Roles.AUDITOR);

    private final OnDuty duty;
    private final WordingLedger ledger;
    private final WordingsInForce inForce;
    private final WordingTexts texts;
    private final Persons persons;
    private final TransactionTemplate transaction;

    StoredWordingDesk(
            OnDuty duty,
            WordingLedger ledger,
            WordingsInForce inForce,
            WordingTexts texts,
            Persons persons,
            TransactionTemplate transaction) {
        this.duty = duty;
        this.ledger = ledger;
        this.inForce = inForce;
        this.texts = texts;
        this.persons = persons;
        this.transaction = transaction;
    }

    @Override
    public List<Overview> all(Officer officer) {
        return mayRead(officer)
                ? Stream.of(WordingKind.values())
                        .map(kind -> overview(kind, inForce.sealed(kind)))
                        .toList()
                : List.of();
    }

    @Override
    public Optional<Dossier> dossier(Officer officer, WordingKind kind) {
        if (!mayRead(officer)) {
            return Optional.empty();
        }
        Optional<List<Version>> versions = inForce.sealed(kind);
        Overview overview = overview(kind, versions);
        Wording softwares = texts.released(kind);
        Wording used = overview.inForce()
                .filter(version -> !version.followsRelease())
                .map(Version::wording)
                .orElse(softwares);
        return Optional.of(new Dossier(overview, softwares, used, versions.orElse(List.of())));
    }

    private boolean mayRead(Officer officer) {
        return Refusals.noted(
                        officer.username(),
                        "wordings",
                        duty.holdsAny(officer, READERS) ? Optional.empty() : Optional.of("role"))
                .isEmpty();
    }

    private Overview overview(WordingKind kind, Optional<List<Version>> versions) {
        Standing standing = WordingsInForce.standing(kind, versions);
        List<Version> all = versions.orElse(List.of());
        // who gave the word back to the software, and when, is shown too
        Optional<Version> shown = standing.version()
                .or(() -> all.stream()
                        .filter(version -> standing.ground() == Ground.RELEASED && version.state() == State.APPROVED)
                        .findFirst());
        boolean changed = standing.version()
                .filter(version -> !version.releasedSha256().equals(releasedSha256(kind)))
                .isPresent();
        return new Overview(
                kind,
                standing.ground(),
                shown,
                all.stream().filter(Version::open).findFirst(),
                changed);
    }

    private String releasedSha256(WordingKind kind) {
        return texts.released(kind).sha256(kind);
    }

    @Override
    public List<Flaw> flaws(WordingKind kind, Wording wording) {
        return texts.flaws(kind, wording);
    }

    @Override
    public Preview preview(WordingKind kind, Wording wording) {
        return texts.preview(kind, wording);
    }

    @Override
    public Act save(Officer officer, WordingKind kind, Optional<Basis> basis, Wording wording) {
        List<Flaw> flaws = texts.flaws(kind, wording);
        return keep(officer, kind, basis, flaws, new Text(false, wording, releasedSha256(kind)));
    }

    @Override
    public Act saveRelease(Officer officer, WordingKind kind, Optional<Basis> basis) {
        return keep(officer, kind, basis, List.of(), new Text(true, texts.released(kind), releasedSha256(kind)));
    }

    private Act keep(Officer officer, WordingKind kind, Optional<Basis> basis, List<Flaw> flaws, Text text) {
        Optional<String> objection = objection(officer, kind);
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        if (!flaws.isEmpty()) {
            return new Act.Flawed(flaws);
        }
        if (basis.isEmpty()) {
            return unlessAltered(() -> ledger.insert(officer.username(), kind, text)
                    .<Act>map(Act.Done::new)
                    .orElseGet(() -> new Act.Refused("changed-meanwhile")));
        }
        return on(basis.get(), State.DRAFT, version -> {
            if (version.kind() != kind) {
                return new Act.Refused("not-found");
            }
            ledger.rewrite(officer.username(), version, text);
            return new Act.Done(version.id());
        });
    }

    @Override
    public Act propose(Officer officer, Basis basis, String reason) {
        return objection(officer, basis.id())
                .or(() -> TypedText.objection(reason, LONGEST_REASON))
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> on(basis, State.DRAFT, version -> {
                    if (inUse(version)) {
                        return new Act.Refused("nothing-changed");
                    }
                    return unlessFlawed(version, () -> ledger.propose(officer.username(), version, reason.strip()));
                }));
    }

    /** Whether the same is said already. */
    private boolean inUse(Version proposed) {
        Optional<Version> approved = ledger.versions(proposed.kind()).stream()
                .filter(version -> version.state() == State.APPROVED)
                .findFirst();
        return proposed.followsRelease()
                ? approved.filter(version -> !version.followsRelease()).isEmpty()
                : approved.filter(version -> !version.followsRelease()
                                && version.sha256().equals(proposed.sha256())
                                && version.releasedSha256().equals(proposed.releasedSha256()))
                        .isPresent();
    }

    @Override
    public Act approve(Officer officer, Basis basis) {
        return ended(officer, basis, State.APPROVED, Optional.empty(), Version::authors);
    }

    @Override
    public boolean isAnother(Officer officer, Version proposed) {
        return !persons.isAmong(officer.username(), involved(proposed, proposed.authors()));
    }

    private static Set<String> involved(Version proposed, List<String> authors) {
        Set<String> before = new HashSet<>(authors);
        proposed.proposedBy().ifPresent(before::add);
        return before;
    }

    @Override
    public Act reject(Officer officer, Basis basis, String note) {
        return TypedText.objection(note, LONGEST_REASON)
                .<Act>map(Act.Refused::new)
                .orElseGet(
                        () -> ended(officer, basis, State.REJECTED, Optional.of(note.strip()), version -> List.of()));
    }

    /** @param barred who may not, beside who proposed it */
    private Act ended(
            Officer officer, Basis basis, State state, Optional<String> note, Function<Version, List<String>> barred) {
        return objection(officer, basis.id())
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> on(basis, State.PROPOSED, version -> {
                    boolean own = persons.isAmong(officer.username(), involved(version, barred.apply(version)));
                    Optional<String> eyes = Refusals.noted(
                                    officer.username(), version.id(), own ? Optional.of("four-eyes") : Optional.empty())
                            .or(() -> duty.absent(officer));
                    if (eyes.isPresent()) {
                        return new Act.Refused(eyes.get());
                    }
                    Runnable deciding = () -> ledger.decide(officer.username(), version, state, note);
                    return state == State.APPROVED ? unlessUnsound(version, deciding) : done(version, deciding);
                }));
    }

    /** What takes effect is looked at once more, with everything of its kind that the book knows. */
    private Act unlessUnsound(Version version, Runnable act) {
        return inForce.sealed(version.kind()).isEmpty() ? new Act.Refused("row-altered") : unlessFlawed(version, act);
    }

    private Act unlessFlawed(Version version, Runnable act) {
        List<Flaw> flaws = version.followsRelease() ? List.of() : texts.flaws(version.kind(), version.wording());
        return flaws.isEmpty() ? done(version, act) : new Act.Flawed(flaws);
    }

    private static Act done(Version version, Runnable act) {
        act.run();
        return new Act.Done(version.id());
    }

    @Override
    public Act withdraw(Officer officer, Basis basis) {
        return objection(officer, basis.id())
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> on(
                        basis,
                        State.PROPOSED,
                        version -> version.proposedBy().equals(Optional.of(officer.username()))
                                ? done(version, () -> ledger.withdraw(officer.username(), version))
                                : new Act.Refused("not-yours")));
    }

    @Override
    public Act discard(Officer officer, Basis basis) {
        return objection(officer, basis.id())
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> on(
                        basis,
                        State.DRAFT,
                        version -> done(
                                version,
                                () -> ledger.decide(officer.username(), version, State.DISCARDED, Optional.empty()))));
    }

    private Act on(Basis basis, State state, Function<Version, Act> act) {
        return unlessAltered(() -> {
            Optional<Version> locked = ledger.lock(basis.id());
            if (locked.isEmpty()) {
                return new Act.Refused("not-found");
            }
            if (locked.get().state() != state) {
                return new Act.Refused("wrong-state");
            }
            return locked.get().revision() == basis.revision()
                    ? act.apply(locked.get())
                    : new Act.Refused("changed-meanwhile");
        });
    }

    private Act unlessAltered(Supplier<Act> act) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> act.get()));
        } catch (RowAlteredException altered) {
            return new Act.Refused("row-altered");
        }
    }

    private Optional<String> objection(Officer officer, Object subject) {
        return Refusals.noted(
                officer.username(),
                subject,
                duty.holds(officer, Roles.MANAGER) ? Optional.empty() : Optional.of("role"));
    }
}
