package org.toroku.ui.fake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.OrganisationStatement;
import org.toroku.organisation.AffiliationDesk;
import org.toroku.organisation.InvitationDesk;
import org.toroku.organisation.Member;
import org.toroku.organisation.MemberColumn;
import org.toroku.organisation.MemberDesk;
import org.toroku.organisation.Organisation;
import org.toroku.organisation.OrganisationDesk;
import org.toroku.subjectkey.KeyInput;

/** One organisation with its invitations in memory; a file that says "faulty" has a faulty row. */
public final class FakeOrganisations implements OrganisationDesk, InvitationDesk, MemberDesk, AffiliationDesk {
    /** Of the one invitation that is open. */
    public static final String TOKEN = "a".repeat(64);

    private static final Instant SOON = Instant.parse("2026-12-24T03:00:00Z");
    private static final OrganisationStatement SAYS = new OrganisationStatement(
            LongNames.organisation("株式会社とうろく商事"),
            "7000012050002",
            Optional.of(LongNames.or("情報セキュリティ企画部電子認証基盤統括推進第二課", "経営企画部")),
            Optional.of("代表取締役"));
    private static final Member HANAKO =
            new Member("山田", "花子", "ヤマダ", "ハナコ", "hanako@example.jp", Optional.of("代表取締役"), Optional.of("経営企画部"), "");

    private final EnrolmentDesk counter;
    private final List<Item> items = new ArrayList<>();
    private final List<String> acts = new ArrayList<>();
    private Organisation.State state = Organisation.State.ACTIVE;
    private String dead = "";
    private Optional<Shown> shown = Optional.empty();

    public FakeOrganisations(EnrolmentDesk counter) {
        this.counter = counter;
        invite(State.ISSUED);
        invite(State.INVITED);
    }

    public void invite(State at) {
        items.add(new Item(new UUID(9, items.size()), HANAKO, at, "SENT", SOON, SOON));
    }

    /** How far the invitation that was made as the {@code index}th got meanwhile. */
    public void move(int index, State to) {
        Item item = items.get(index);
        items.set(index, new Item(item.id(), item.member(), to, item.mail(), item.invitedAt(), item.expiresAt()));
    }

    public void be(Organisation.State other) {
        state = other;
    }

    public void end(String reason) {
        dead = reason;
    }

    public void show(Optional<String> doubt, Optional<String> objection) {
        shown = Optional.of(new Shown(SAYS, LongNames.applicant("鈴木　太郎"), doubt, objection));
    }

    public List<String> acts() {
        return List.copyOf(acts);
    }

    private Organisation organisation() {
        return new Organisation(
                new UUID(7, 1),
                SAYS.organisation(),
                LongNames.address("東京都千代田区霞が関1-1"),
                SAYS.corporateNumber(),
                "契約 第1号",
                state,
                LongNames.officer("tanaka"),
                Optional.of("ito"),
                "",
                SOON);
    }

    @Override
    public List<Organisation> all(Officer officer) {
        return List.of(organisation());
    }

    @Override
    public List<Administrator> administrators(Officer officer, UUID organisation) {
        return List.of(
                new Administrator("anna.admin", "安奈", "任命書", Administrator.State.PROPOSED, "ito", Optional.empty()));
    }

    private OrganisationDesk.Act did(String what) {
        acts.add(what);
        return new OrganisationDesk.Act.Done();
    }

    @Override
    public OrganisationDesk.Act propose(Officer officer, Proposal proposal) {
        return proposal.name().isBlank()
                ? new OrganisationDesk.Act.Refused(List.of("name", "address", "corporate-number", "evidence"))
                : did("propose " + proposal.name());
    }

    @Override
    public OrganisationDesk.Act confirm(Officer officer, UUID organisation) {
        return new OrganisationDesk.Act.Refused("same-person");
    }

    @Override
    public OrganisationDesk.Act suspend(Officer officer, UUID organisation, String reason) {
        return reason.isBlank() ? new OrganisationDesk.Act.Refused("reason-missing") : did("suspend " + reason);
    }

    @Override
    public OrganisationDesk.Act reinstate(Officer officer, UUID organisation, String reason) {
        return did("reinstate");
    }

    @Override
    public OrganisationDesk.Act proposeAdministrator(Officer officer, UUID organisation, NewAdministrator one) {
        return did("appoint " + one.username());
    }

    @Override
    public OrganisationDesk.Act confirmAdministrator(Officer officer, String username) {
        return new OrganisationDesk.Act.Appointed("first-password");
    }

    @Override
    public OrganisationDesk.Act endAdministrator(Officer officer, String username) {
        return did("end " + username);
    }

    @Override
    public Optional<Organisation> own(Officer administrator) {
        return Optional.of(organisation());
    }

    @Override
    public Read read(Officer administrator, byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        if (text.contains("unreadable")) {
            return new Read.Unreadable("heading-unknown", 3);
        }
        Line good = new Line(
                2, List.of("山田 花子", "ヤマダ ハナコ", "hanako@example.jp", "", "", ""), Optional.of(HANAKO), List.of());
        Line bad = new Line(
                3,
                List.of("だめ", "", "x", "", "", ""),
                Optional.empty(),
                List.of(new Problem(MemberColumn.NAME, "not-two-parts"), new Problem(MemberColumn.EMAIL, "not-email")));
        return new Read.Table(text.contains("faulty") ? List.of(good, bad) : List.of(good));
    }

    @Override
    public Sent send(Officer administrator, byte[] file, boolean onlyGood) {
        acts.add("send " + onlyGood);
        return new Sent.Done(1);
    }

    @Override
    public Optional<byte[]> faultyRows(Officer administrator, byte[] file, Words words) {
        return Optional.of(new byte[] {1});
    }

    @Override
    public List<Item> list(Officer administrator, Filter filter) {
        return items.stream().skip(filter.offset()).limit(filter.limit()).toList();
    }

    @Override
    public int count(Officer administrator, Filter filter) {
        return items.size();
    }

    @Override
    public Optional<byte[]> export(Officer administrator, Words words) {
        return Optional.of(new byte[] {1});
    }

    @Override
    public InvitationDesk.Act resend(Officer administrator, UUID invitation) {
        acts.add("resend");
        return new InvitationDesk.Act.Done();
    }

    @Override
    public InvitationDesk.Act withdraw(Officer administrator, UUID invitation) {
        acts.add("withdraw");
        return new InvitationDesk.Act.Done();
    }

    @Override
    public Opened open(String token) {
        if (!dead.isEmpty()) {
            return new Opened.Dead(dead);
        }
        return token.equals(TOKEN) ? new Opened.Invited(HANAKO, SAYS, SOON) : new Opened.Dead("unknown");
    }

    @Override
    public Answer apply(
            String token, ApplicationForm form, Consent consent, ClientFacts facts, Optional<KeyInput> key) {
        acts.add("apply " + form.familyName());
        return dead.isEmpty() ? new Answer.Answered(counter.apply(form, consent, facts)) : new Answer.Dead(dead);
    }

    @Override
    public Refusal refuse(String token) {
        acts.add("refuse");
        return new Refusal.Done();
    }

    @Override
    public Optional<Shown> of(Officer officer, UUID caseId) {
        return shown;
    }
}
