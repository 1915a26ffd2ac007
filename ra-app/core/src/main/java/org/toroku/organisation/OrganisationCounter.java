package org.toroku.organisation;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.Printable;
import org.toroku.audit.Refusals;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.officers.FirstPasswords;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Persons;
import org.toroku.officers.Roles;
import org.toroku.pki.x509.PlaceholderText;

/** Admits organisations: two managers for everything that opens, one for what closes. */
@Component
class OrganisationCounter implements OrganisationDesk {
    private static final Set<String> READERS = Set.of(Roles.MANAGER, Roles.AUDITOR);
    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{2,39}");
    /** Upper bound of O in a certificate (RFC 5280 A.1). */
    private static final int LONGEST_NAME = 64;

    private static final int LONGEST_TEXT = 200;

    private final OrganisationLedger ledger;
    private final OfficerRegister officers;
    private final FirstPasswords first;
    private final OnDuty duty;
    private final Persons persons;
    private final BookVerifier verifier;
    private final TransactionTemplate transaction;
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final SecureRandom random = new SecureRandom();

    OrganisationCounter(
            OrganisationLedger ledger,
            OfficerRegister officers,
            FirstPasswords first,
            OnDuty duty,
            Persons persons,
            BookVerifier verifier,
            TransactionTemplate transaction) {
        this.ledger = ledger;
        this.officers = officers;
        this.first = first;
        this.duty = duty;
        this.persons = persons;
        this.verifier = verifier;
        this.transaction = transaction;
    }

    @Override
    public List<Organisation> all(Officer officer) {
        return duty.holdsAny(officer, READERS) ? ledger.all() : List.of();
    }

    @Override
    public List<Administrator> administrators(Officer officer, UUID organisation) {
        return duty.holdsAny(officer, READERS) ? ledger.administrators(organisation) : List.of();
    }

    @Override
    public Act propose(Officer officer, Proposal raw) {
        if (foreign(officer, "organisations")) {
            return new Act.Refused("role");
        }
        Proposal proposal = new Proposal(
                raw.name().strip(),
                raw.address().strip(),
                CorporateNumber.plain(raw.corporateNumber()),
                raw.evidence().strip());
        List<String> problems = all(Stream.of(
                // certified as O: what only fills the field would be refused at the first order
                problem("name", proposal.name(), LONGEST_NAME)
                        .or(() -> PlaceholderText.isOne(proposal.name()) ? Optional.of("name") : Optional.empty()),
                problem("address", proposal.address(), LONGEST_TEXT),
                CorporateNumber.valid(proposal.corporateNumber()) ? Optional.empty() : Optional.of("corporate-number"),
                problem("evidence", proposal.evidence(), LONGEST_TEXT)));
        return problems.isEmpty()
                ? act(() ->
                        ledger.propose(proposal, officer.username()) ? new Act.Done() : new Act.Refused("number-taken"))
                : new Act.Refused(problems);
    }

    @Override
    public Act confirm(Officer officer, UUID organisation) {
        return change(officer, organisation, found -> {
            if (found.state() != Organisation.State.PROPOSED) {
                return new Act.Refused("wrong-state");
            }
            if (persons.areOne(officer.username(), found.proposedBy())) {
                return new Act.Refused("same-person");
            }
            ledger.activate(organisation, officer.username());
            return new Act.Done();
        });
    }

    @Override
    public Act suspend(Officer officer, UUID organisation, String reason) {
        return problem("reason-missing", reason.strip(), LONGEST_TEXT)
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> change(officer, organisation, found -> {
                    if (found.state() == Organisation.State.SUSPENDED) {
                        return new Act.Refused("wrong-state");
                    }
                    ledger.suspend(organisation, officer.username(), reason.strip());
                    return new Act.Done();
                }));
    }

    @Override
    public Act reinstate(Officer officer, UUID organisation, String reason) {
        return problem("reason-missing", reason.strip(), LONGEST_TEXT)
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> change(officer, organisation, found -> {
                    if (found.state() != Organisation.State.SUSPENDED) {
                        return new Act.Refused("wrong-state");
                    }
                    ledger.reinstate(organisation, officer.username(), reason.strip());
                    return new Act.Done();
                }));
    }

    @Override
    public Act proposeAdministrator(Officer officer, UUID organisation, NewAdministrator administrator) {
        List<String> problems = all(Stream.of(
                USERNAME.matcher(administrator.username()).matches() ? Optional.empty() : Optional.of("username"),
                problem("name", administrator.displayName().strip(), LONGEST_NAME),
                problem("evidence", administrator.evidence().strip(), LONGEST_TEXT)));
        return problems.isEmpty()
                ? change(officer, organisation, found -> {
                    // an officer's account is never turned into one of an organisation
                    boolean free = officers.find(administrator.username()).isEmpty()
                            && ledger.propose(organisation, administrator, officer.username());
                    return free ? new Act.Done() : new Act.Refused("username-taken");
                })
                : new Act.Refused(problems);
    }

    @Override
    public Act confirmAdministrator(Officer officer, String username) {
        return changeAdministrator(officer, username, bound -> {
            if (bound.administrator().state() != Administrator.State.PROPOSED) {
                return new Act.Refused("wrong-state");
            }
            if (persons.areOne(officer.username(), bound.administrator().proposedBy())) {
                return new Act.Refused("same-person");
            }
            if (officers.find(username).isPresent()) {
                return new Act.Refused("username-taken");
            }
            byte[] bits = new byte[18];
            random.nextBytes(bits);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
            OfficerAccount account = new OfficerAccount(
                    username,
                    bound.administrator().displayName(),
                    Objects.requireNonNull(encoder.encode(password)),
                    true,
                    Set.of(Roles.ORGANISATION_ADMIN));
            officers.save(account);
            first.given(account);
            ledger.appoint(bound.organisation(), username, officer.username());
            return new Act.Appointed(password);
        });
    }

    @Override
    public Act endAdministrator(Officer officer, String username) {
        return changeAdministrator(officer, username, bound -> {
            if (bound.administrator().state() == Administrator.State.ENDED) {
                return new Act.Refused("wrong-state");
            }
            officers.find(username)
                    .filter(account -> account.roles().equals(Set.of(Roles.ORGANISATION_ADMIN)))
                    .ifPresent(account -> officers.save(new OfficerAccount(
                            username, account.displayName(), account.passwordHash(), false, account.roles())));
            ledger.end(bound.organisation(), username, officer.username());
            return new Act.Done();
        });
    }

    private Act changeAdministrator(Officer officer, String username, Function<OrganisationLedger.Bound, Act> writes) {
        if (foreign(officer, "organisations")) {
            return new Act.Refused("role");
        }
        return ledger.administrator(username)
                .map(known -> change(
                        officer,
                        known.organisation(),
                        organisation -> ledger.administrator(username)
                                .map(writes)
                                .orElseGet(() -> new Act.Refused("not-found"))))
                .orElseGet(() -> new Act.Refused("not-found"));
    }

    /** Under the lock of the organisation, on rows that are what the book sealed. */
    private Act change(Officer officer, UUID organisation, Function<Organisation, Act> writes) {
        if (foreign(officer, organisation)) {
            return new Act.Refused("role");
        }
        if (ledger.find(organisation).isEmpty()) {
            return new Act.Refused("not-found");
        }
        if (verifier.verifyCase(organisation) instanceof BookVerifier.Report.Altered) {
            return new Act.Refused("altered");
        }
        return act(() -> ledger.lock(organisation).map(writes).orElseGet(() -> new Act.Refused("not-found")));
    }

    private Act act(java.util.function.Supplier<Act> writes) {
        return Objects.requireNonNull(transaction.execute(status -> writes.get()));
    }

    private boolean foreign(Officer officer, Object subject) {
        Optional<String> objection = duty.holds(officer, Roles.MANAGER) ? Optional.empty() : Optional.of("role");
        return Refusals.noted(officer.username(), subject, objection).isPresent();
    }

    private static List<String> all(Stream<Optional<String>> problems) {
        return problems.flatMap(Optional::stream).toList();
    }

    private static Optional<String> problem(String field, String text, int longest) {
        boolean fine = !text.isBlank() && text.codePointCount(0, text.length()) <= longest && Printable.line(text);
        return fine ? Optional.empty() : Optional.of(field);
    }
}
