package org.toroku.profile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Refusals;
import org.toroku.audit.RowAlteredException;
import org.toroku.audit.TypedText;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.Profiles;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.officers.Persons;
import org.toroku.officers.Roles;

/** Each act in one transaction, on what lay before the officer and on what this process would make certificates by. */
@Component
class StoredProfileDesk implements ProfileDesk {
    private static final Set<String> READERS = Set.of(Roles.PROCESS_OWNER, Roles.MANAGER, Roles.AUDITOR);

    private final Profiles profiles;
    private final OnDuty duty;
    private final ProfileLedger ledger;
    private final ProfilesInForce inForce;
    private final Persons persons;
    private final TransactionTemplate transaction;

    StoredProfileDesk(
            Profiles profiles,
            OnDuty duty,
            ProfileLedger ledger,
            ProfilesInForce inForce,
            Persons persons,
            TransactionTemplate transaction) {
        this.profiles = profiles;
        this.duty = duty;
        this.ledger = ledger;
        this.inForce = inForce;
        this.persons = persons;
        this.transaction = transaction;
    }

    @Override
    public Optional<Overview> all(Officer officer) {
        if (Refusals.noted(
                        officer.username(),
                        "profiles",
                        duty.holdsAny(officer, READERS) ? Optional.empty() : Optional.of("role"))
                .isPresent()) {
            return Optional.empty();
        }
        Optional<List<Version>> sealed = inForce.sealed();
        List<Version> versions = sealed.orElse(List.of());
        Set<String> names = new TreeSet<>(profiles.ids());
        versions.forEach(version -> names.add(version.profile()));
        return Optional.of(new Overview(
                sealed.isEmpty(),
                names.stream()
                        .map(name -> dossier(name, sealed.isEmpty(), versions))
                        .toList()));
    }

    private Dossier dossier(String name, boolean altered, List<Version> all) {
        Optional<CertificateProfile> used = profiles.find(name);
        Optional<String> sha256 = used.map(CertificateProfile::sha256);
        List<Version> versions =
                all.stream().filter(version -> version.profile().equals(name)).toList();
        Optional<Version> approved = ProfilesInForce.inForce(versions, name);
        return new Dossier(
                name,
                altered ? Standing.ALTERED : standing(approved, sha256),
                sha256,
                approved,
                versions.stream()
                        .filter(version -> version.state() == State.PROPOSED)
                        .findFirst(),
                ProfileParts.between(
                        approved.map(Version::content).orElse(""),
                        used.map(CertificateProfile::canonical).orElse("")),
                versions);
    }

    private static Standing standing(Optional<Version> approved, Optional<String> sha256) {
        if (sha256.isEmpty()) {
            return Standing.GONE;
        }
        if (approved.isEmpty()) {
            return Standing.NEW;
        }
        return approved.map(Version::sha256).equals(sha256) ? Standing.IN_FORCE : Standing.CHANGED;
    }

    @Override
    public Act propose(Officer officer, String profile, String sha256, String reason) {
        Optional<String> objection = objection(officer, profile).or(() -> TypedText.objection(reason, LONGEST_REASON));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        Optional<CertificateProfile> used = profiles.find(profile);
        if (used.isEmpty()) {
            return new Act.Refused("not-found");
        }
        if (!used.get().sha256().equals(sha256)) {
            return new Act.Refused("changed-meanwhile");
        }
        return unlessAltered(() -> {
            Optional<List<Version>> sealed = inForce.sealed();
            if (sealed.isEmpty()) {
                return new Act.Refused("row-altered");
            }
            if (ProfilesInForce.inForce(sealed.get(), profile)
                    .filter(version -> version.sha256().equals(sha256))
                    .isPresent()) {
                return new Act.Refused("nothing-changed");
            }
            return ledger.propose(officer.username(), used.get(), reason.strip())
                    .<Act>map(Act.Done::new)
                    .orElseGet(() -> new Act.Refused("changed-meanwhile"));
        });
    }

    @Override
    public boolean isAnother(Officer officer, Version proposed) {
        return !own(officer, proposed);
    }

    @Override
    public boolean mayAct(Officer officer) {
        return duty.holds(officer, Roles.PROCESS_OWNER);
    }

    private boolean own(Officer officer, Version version) {
        return persons.isAmong(
                officer.username(), version.proposedBy().map(Set::of).orElse(Set.of()));
    }

    @Override
    public Act approve(Officer officer, UUID id) {
        return decided(officer, id, version -> {
            if (inForce.sealed().isEmpty()) {
                return Optional.of("row-altered");
            }
            // what is approved is what certificates are made by now, and nothing that was in the file once
            if (profiles.find(version.profile())
                    .filter(used -> used.sha256().equals(version.sha256()))
                    .isEmpty()) {
                return Optional.of("changed-meanwhile");
            }
            ledger.decide(officer.username(), version, State.APPROVED, Optional.empty());
            return Optional.empty();
        });
    }

    @Override
    public Act reject(Officer officer, UUID id, String note) {
        return TypedText.objection(note, LONGEST_REASON)
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> decided(officer, id, version -> {
                    ledger.decide(officer.username(), version, State.REJECTED, Optional.of(note.strip()));
                    return Optional.empty();
                }));
    }

    /** @param deciding answers with what stands against it, having written nothing then */
    private Act decided(Officer officer, UUID id, Function<Version, Optional<String>> deciding) {
        return on(
                officer,
                id,
                version -> Refusals.noted(
                                officer.username(),
                                id,
                                own(officer, version) ? Optional.of("four-eyes") : Optional.empty())
                        .or(() -> duty.absent(officer))
                        .or(() -> deciding.apply(version)));
    }

    @Override
    public Act withdraw(Officer officer, UUID id) {
        return on(officer, id, version -> {
            if (!version.proposedBy().equals(Optional.of(officer.username()))) {
                return Optional.of("not-yours");
            }
            ledger.decide(officer.username(), version, State.WITHDRAWN, Optional.empty());
            return Optional.empty();
        });
    }

    /** On a proposal that waits, held until the transaction ends: of two who decide at once, one comes too late. */
    private Act on(Officer officer, UUID id, Function<Version, Optional<String>> act) {
        Optional<String> objection = objection(officer, id);
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return unlessAltered(() -> {
            Optional<Version> locked = ledger.lock(id);
            if (locked.isEmpty()) {
                return new Act.Refused("not-found");
            }
            if (locked.get().state() != State.PROPOSED) {
                return new Act.Refused("wrong-state");
            }
            return act.apply(locked.get()).<Act>map(Act.Refused::new).orElseGet(() -> new Act.Done(id));
        });
    }

    private Act unlessAltered(Supplier<Act> act) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                ledger.holdToChange();
                return act.get();
            }));
        } catch (RowAlteredException altered) {
            return new Act.Refused("row-altered");
        }
    }

    private Optional<String> objection(Officer officer, Object subject) {
        return Refusals.noted(
                officer.username(),
                subject,
                duty.holds(officer, Roles.PROCESS_OWNER) ? Optional.empty() : Optional.of("role"));
    }
}
