package org.toroku.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.BookVerifier;
import org.toroku.decision.DecisionDesk.Officer;

/** Invites members for an organisation, and never lets one look into another. */
@Component
class InvitationCounter implements InvitationDesk {
    /** In one transaction: few enough that nobody waits long for the book. */
    private static final int AT_ONCE = 100;
    /** Whoever did not react to so many e-mails is not written to any more. */
    private static final int MOST_LINKS = 10;

    private static final UUID NONE = new UUID(0, 0);

    private static final Filter EVERYTHING = new Filter("", Optional.empty(), 0, Integer.MAX_VALUE);

    private final Administrators administrators;
    private final OrganisationLedger organisations;
    private final InvitationLedger ledger;
    private final OrganisationSettings settings;
    private final BookVerifier verifier;
    private final TransactionTemplate transaction;

    InvitationCounter(
            Administrators administrators,
            OrganisationLedger organisations,
            InvitationLedger ledger,
            OrganisationSettings settings,
            BookVerifier verifier,
            TransactionTemplate transaction) {
        this.administrators = administrators;
        this.organisations = organisations;
        this.ledger = ledger;
        this.settings = settings;
        this.verifier = verifier;
        this.transaction = transaction;
    }

    @Override
    public Optional<Organisation> own(Officer administrator) {
        return administrators.organisation(administrator);
    }

    @Override
    public Read read(Officer administrator, byte[] file) {
        Optional<Organisation> own = own(administrator);
        if (own.isEmpty()) {
            return new Read.Refused("role");
        }
        return active(own.get())
                ? MemberTable.read(
                        file,
                        settings,
                        new MemberTable.Known(
                                ledger.openAddresses(own.get().id()),
                                ledger.silentAddresses(own.get().id(), MOST_LINKS)))
                : new Read.Refused("organisation-suspended");
    }

    @Override
    public Sent send(Officer administrator, byte[] file, boolean onlyGood) {
        return switch (read(administrator, file)) {
            case Read.Refused(var reason) -> new Sent.Refused(reason);
            case Read.Unreadable(var reason, var place) -> new Sent.Refused("file-unreadable");
            case Read.Table table -> {
                List<Member> good = table.lines().stream()
                        .flatMap(line -> line.member().stream())
                        .toList();
                if (table.faulty() > 0 && !onlyGood) {
                    yield new Sent.Refused("rows-faulty");
                }
                yield good.isEmpty() ? new Sent.Refused("nothing-to-send") : send(administrator, good);
            }
        };
    }

    /** Where this stops half-way, the same file goes on: who was invited is not invited again. */
    private Sent send(Officer administrator, List<Member> members) {
        Actor by = new Actor.Human(administrator.username());
        int invited = 0;
        for (int from = 0; from < members.size(); from += AT_ONCE) {
            List<Member> some = members.subList(from, Math.min(members.size(), from + AT_ONCE));
            // asked anew each time: a manager may suspend the organisation meanwhile
            Optional<Organisation> own = own(administrator).filter(InvitationCounter::active);
            if (own.isEmpty()) {
                return new Sent.Refused("organisation-suspended");
            }
            invited += Objects.requireNonNull(transaction.execute(status -> {
                boolean still = organisations
                        .lock(own.get().id())
                        .filter(InvitationCounter::active)
                        .isPresent();
                return still
                        ? (int) some.stream()
                                .filter(member -> !wornOut(own.get().id(), member.email(), NONE))
                                .filter(member -> ledger.invite(own.get().id(), member, by))
                                .count()
                        : 0;
            }));
        }
        return new Sent.Done(invited);
    }

    @Override
    public Optional<byte[]> faultyRows(Officer administrator, byte[] file, Words words) {
        if (!(read(administrator, file) instanceof Read.Table(var lines))) {
            return Optional.empty();
        }
        StringBuilder csv = new StringBuilder(heading(words));
        for (Line line : lines) {
            if (!line.problems().isEmpty()) {
                List<String> cells = new ArrayList<>(line.cells());
                cells.add(line.problems().stream()
                        .map(problem -> words.column(problem.column()) + ": " + words.problem(problem.code()))
                        .collect(Collectors.joining(" / ")));
                csv.append(CsvText.line(cells));
            }
        }
        return Optional.of(CsvText.bytes(csv.toString()));
    }

    private static String heading(Words words) {
        return CsvText.line(
                Stream.concat(Stream.of(MemberColumn.values()).map(words::column), Stream.of(words.remark()))
                        .toList());
    }

    @Override
    public List<Item> list(Officer administrator, Filter filter) {
        return own(administrator).map(own -> ledger.list(own.id(), filter)).orElse(List.of());
    }

    @Override
    public int count(Officer administrator, Filter filter) {
        return own(administrator).map(own -> ledger.count(own.id(), filter)).orElse(0);
    }

    @Override
    public Optional<byte[]> export(Officer administrator, Words words) {
        return own(administrator).map(own -> {
            StringBuilder csv = new StringBuilder(heading(words));
            ledger.list(own.id(), EVERYTHING).forEach(item -> {
                Member member = item.member();
                csv.append(CsvText.line(List.of(
                        member.fullName(),
                        member.familyNameKana() + "\u3000" + member.givenNameKana(),
                        member.email(),
                        member.title().orElse(""),
                        member.department().orElse(""),
                        member.note(),
                        words.state(item.state()))));
            });
            return CsvText.bytes(csv.toString());
        });
    }

    @Override
    public Act resend(Officer administrator, UUID invitation) {
        return change(administrator, invitation, true, (found, state) -> switch (state) {
            case INVITED, EXPIRED, CLOSED -> {
                if (wornOut(found.organisation(), found.member().email(), found.id())) {
                    yield new Act.Refused("too-often");
                }
                yield ledger.renew(found, new Actor.Human(administrator.username()))
                        ? new Act.Done()
                        : new Act.Refused("already-invited");
            }
            case APPLIED, ISSUED, WITHDRAWN -> new Act.Refused("wrong-state");
        });
    }

    @Override
    public Act withdraw(Officer administrator, UUID invitation) {
        return change(administrator, invitation, false, (found, state) -> switch (state) {
            // once it is issued, that the member left: people judge whether the certificate is revoked upon it
            case INVITED, EXPIRED, APPLIED, ISSUED -> {
                ledger.end(found, Invitation.State.WITHDRAWN, new Actor.Human(administrator.username()));
                yield new Act.Done();
            }
            case WITHDRAWN, CLOSED -> new Act.Refused("wrong-state");
        });
    }

    /** An invitation of another organisation is one that does not exist. */
    private Act change(
            Officer administrator, UUID invitation, boolean opens, BiFunction<Invitation, State, Act> writes) {
        Optional<Organisation> own = own(administrator);
        if (own.isEmpty()) {
            return new Act.Refused("role");
        }
        if (opens && !active(own.get())) {
            return new Act.Refused("organisation-suspended");
        }
        UUID organisation = own.get().id();
        if (ledger.find(invitation)
                        .filter(found -> found.organisation().equals(organisation))
                        .isEmpty()
                || verifier.verifyCase(invitation) instanceof BookVerifier.Report.Altered) {
            return new Act.Refused("not-found");
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            Act act = ledger.lock(invitation)
                    .filter(found -> found.organisation().equals(organisation))
                    .map(found -> writes.apply(found, ledger.shown(invitation, organisation)))
                    .orElseGet(() -> new Act.Refused("not-found"));
            if (act instanceof Act.Refused) {
                status.setRollbackOnly();
            }
            return act;
        }));
    }

    /** Withdrawing and inviting again is no way round. */
    private boolean wornOut(UUID organisation, String email, UUID beside) {
        return ledger.links(organisation, email, beside) >= MOST_LINKS;
    }

    private static boolean active(Organisation organisation) {
        return organisation.state() == Organisation.State.ACTIVE;
    }
}
