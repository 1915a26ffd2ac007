package org.toroku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.StandInCa;
import org.toroku.organisation.InvitationDesk.Act;
import org.toroku.organisation.InvitationDesk.Filter;
import org.toroku.organisation.InvitationDesk.Sent;
import org.toroku.organisation.InvitationDesk.State;
import org.toroku.pki.Der;
import org.toroku.renewal.RenewalCounter;
import org.toroku.subjectkey.KeyInput;
import org.toroku.subjectkey.KeyInput.Origin;
import org.toroku.testkit.pki.OwnKey;

/** From the invitation to the certificate, and every way on which it must not get there. */
class InvitationTest {
    private static MembersScene scene;
    private static UUID organisation;
    private static Officer admin;

    @BeforeAll
    static void open() {
        scene = new MembersScene();
        organisation = scene.organisation("株式会社とうろく商事", "7000012050002");
        admin = scene.administrator(organisation, "anna.admin");
    }

    @AfterAll
    static void close() {
        scene.house().assertBookIntact();
        scene.close();
    }

    private static InvitationDesk.Item invited() {
        return scene.invited(admin, MembersScene.hanako(MembersScene.address()));
    }

    private static MemberDesk.Opened dead(String reason) {
        return new MemberDesk.Opened.Dead(reason);
    }

    @Test
    void anInvitedMemberGetsACertificateWithWhatTheOrganisationSaid() {
        var invitation = invited();
        String token = scene.token(invitation.id());
        var opened = (MemberDesk.Opened.Invited) scene.members().open(token);
        assertThat(opened.member().familyName()).isEqualTo("山田");
        assertThat(opened.organisation().title()).contains("代表取締役");

        Applied.Accepted applied = scene.applied(token);
        assertThat(new String(applied.content().bytes().toByteArray(), StandardCharsets.UTF_8))
                .contains("【所属（認定対象外） / Organisation (outside accreditation)】\n組織名 / Organisation: 株式会社とうろく商事\n")
                .contains("役職 / Title: 代表取締役\n");
        assertThat(scene.members().open(token)).isEqualTo(dead("used"));
        assertThat(scene.item(admin, invitation.id()).state()).isEqualTo(State.APPLIED);
        scene.house().counter().submit(applied.access(), scene.house().signature(applied));
        UUID caseId = applied.access().applicationId();
        assertThat(scene.house().part(AffiliationDesk.class).of(CardHouse.ANNE, caseId))
                .hasValueSatisfying(shown -> {
                    assertThat(shown.objection()).isEmpty();
                    assertThat(shown.doubt()).isEmpty();
                });
        scene.house().acceptedByTwo(caseId);
        scene.house().awaitState(caseId, ApplicationState.ISSUED);

        assertThat(subject(caseId)).contains("o=株式会社とうろく商事", "ou=経営企画部", "title=代表取締役");
        assertThat(scene.item(admin, invitation.id()).state()).isEqualTo(State.ISSUED);
        assertThat(scene.house().book(caseId)).contains("application-for-organisation", "certificate-issued");
    }

    /** It may have ended what it stated; only the organisation can say so. */
    @Test
    void whatAnOrganisationStatedIsNotRenewedWithoutIt() {
        Applied.Accepted applied = scene.applied(scene.token(invited().id()));
        scene.house().counter().submit(applied.access(), scene.house().signature(applied));
        UUID caseId = applied.access().applicationId();
        scene.house().acceptedByTwo(caseId);
        scene.house().awaitState(caseId, ApplicationState.ISSUED);
        scene.house().counter().pickUp(applied.access(), "a passphrase of length".toCharArray());
        scene.house().counter().confirmReceipt(applied.access());
        scene.house().awaitState(caseId, ApplicationState.DELIVERED);

        RenewalCounter renewals = scene.house().part(RenewalCounter.class);
        assertThat(renewals.offer(applied.access()))
                .isEqualTo(new RenewalCounter.Offer.Refused("organisation-certified"));
        Applied renewal = renewals.apply(
                CardHouse.form(),
                scene.house().consent(),
                scene.house().newcomer(),
                scene.house().ca().holderOf(caseId).certificate());
        assertThat(renewal)
                .isInstanceOfSatisfying(
                        Applied.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .containsExactly(new FieldProblem("certificate", "organisation-certified")));
    }

    /** Nobody who never reacts is written to for ever, also not by invitations that are withdrawn and made anew. */
    @Test
    void writesToASilentAddressNoMoreThanTenTimesWhateverItsInvitations() {
        String address = MembersScene.address();
        for (int i = 0; i < 4; i++) {
            UUID invitation = scene.invited(admin, MembersScene.hanako(address)).id();
            assertThat(scene.invitations().resend(admin, invitation)).isEqualTo(new Act.Done());
            assertThat(scene.invitations().withdraw(admin, invitation)).isEqualTo(new Act.Done());
        }
        UUID last = scene.invited(admin, MembersScene.hanako(address.toUpperCase(java.util.Locale.ROOT)))
                .id();
        assertThat(scene.invitations().resend(admin, last)).isEqualTo(new Act.Done());
        assertThat(scene.invitations().resend(admin, last)).isEqualTo(new Act.Refused("too-often"));
        assertThat(scene.invitations().withdraw(admin, last)).isEqualTo(new Act.Done());

        assertThat(scene.invitations().read(admin, MembersScene.hanako(address)))
                .isInstanceOfSatisfying(
                        InvitationDesk.Read.Table.class,
                        table -> assertThat(table.lines().getFirst().problems())
                                .containsExactly(new InvitationDesk.Problem(MemberColumn.EMAIL, "too-often")));
        assertThat(scene.invitations().send(admin, MembersScene.hanako(address), true))
                .isEqualTo(new Sent.Refused("nothing-to-send"));
        assertThat(scene.house()
                        .sql()
                        .sql("SELECT count(*) FROM outgoing_mail m JOIN invitation i ON i.id = m.application_id"
                                + " WHERE lower(i.email) = ?")
                        .param(address)
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
    }

    private static String subject(UUID caseId) {
        return new String(
                scene.house()
                        .sql()
                        .sql(
                                "SELECT canonical FROM approved_request WHERE application_id = ? ORDER BY round DESC LIMIT 1")
                        .param(caseId)
                        .query(byte[].class)
                        .single(),
                StandardCharsets.UTF_8);
    }

    @Test
    void aMemberMayBringTheirOwnKey() {
        String token = scene.token(invited().id());
        OwnKey key = OwnKey.p256();
        var answer = scene.members()
                .apply(
                        token,
                        CardHouse.form(),
                        scene.house().consent(),
                        scene.house().newcomer(),
                        Optional.of(new KeyInput(Der.of(key.request()), Origin.UPLOAD, Optional.empty())));
        Applied.Accepted applied = (Applied.Accepted) ((MemberDesk.Answer.Answered) answer).applied();
        assertThat(applied.caseNumber()).startsWith("K-");
        assertThat(new String(applied.content().bytes().toByteArray(), StandardCharsets.UTF_8))
                .contains("株式会社とうろく商事");
    }

    @Test
    void whatIsWrongWithTheFormUsesNoLinkUp() {
        String token = scene.token(invited().id());
        var form = CardHouse.form();
        var without = new org.toroku.enrolment.ApplicationForm(
                form.familyName(),
                form.givenName(),
                form.familyNameKana(),
                form.givenNameKana(),
                form.familyNameRomaji(),
                form.givenNameRomaji(),
                form.formerName(),
                form.birthDate(),
                form.sex(),
                "x",
                form.address(),
                form.email(),
                form.phone(),
                form.operator());
        assertThat(((MemberDesk.Answer.Answered) scene.apply(token, without)).applied())
                .isInstanceOf(Applied.Invalid.class);
        assertThat(scene.members().open(token)).isInstanceOf(MemberDesk.Opened.Invited.class);
    }

    @Test
    void aLinkIsUsedOnceHoweverManyUseItAtOnce() {
        String token = scene.token(invited().id());
        List<MemberDesk.Answer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> scene.apply(token))
                .toList();
        assertThat(answers.stream().filter(MemberDesk.Answer.Answered.class::isInstance))
                .hasSize(1);
        assertThat(answers.stream().filter(new MemberDesk.Answer.Dead("used")::equals))
                .hasSize(11);
        assertThat(scene.house()
                        .sql()
                        .sql("SELECT count(*) FROM application a WHERE NOT EXISTS (SELECT 1 FROM membership m"
                                + " WHERE m.application_id = a.id)")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void deadLinksOpenNothing() {
        assertThat(scene.members().open("")).isEqualTo(dead("unknown"));
        assertThat(scene.members().open("0".repeat(64))).isEqualTo(dead("unknown"));

        var withdrawn = invited();
        String first = scene.token(withdrawn.id());
        assertThat(scene.invitations().withdraw(admin, withdrawn.id())).isEqualTo(new Act.Done());
        assertThat(scene.members().open(first)).isEqualTo(dead("withdrawn"));
        assertThat(scene.apply(first)).isEqualTo(new MemberDesk.Answer.Dead("withdrawn"));
        assertThat(scene.invitations().resend(admin, withdrawn.id())).isEqualTo(new Act.Refused("wrong-state"));

        var renewed = invited();
        String before = scene.token(renewed.id());
        assertThat(scene.invitations().resend(admin, renewed.id())).isEqualTo(new Act.Done());
        assertThat(scene.members().open(before)).isEqualTo(dead("unknown"));
        String after = scene.token(renewed.id());
        assertThat(scene.members().open(after)).isInstanceOf(MemberDesk.Opened.Invited.class);

        assertThat(scene.members().refuse(after)).isEqualTo(new MemberDesk.Refusal.Done());
        assertThat(scene.members().open(after)).isEqualTo(dead("refused"));
        assertThat(scene.members().refuse(after)).isEqualTo(new MemberDesk.Refusal.Dead("refused"));
        assertThat(scene.item(admin, renewed.id()).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void sendsTheGoodRowsOnlyWhereThatIsAskedFor() {
        String good = MembersScene.address();
        byte[] file = MembersScene.csv("山田 花子,ヤマダ ハナコ," + good + ",=1+1,,", "だめ,x,y,-2,,");
        assertThat(scene.invitations().send(admin, file, false)).isEqualTo(new Sent.Refused("rows-faulty"));
        assertThat(scene.invitations().count(admin, new Filter(good, Optional.empty(), 0, 10)))
                .isZero();

        assertThat(scene.invitations().send(admin, file, true)).isEqualTo(new Sent.Done(1));

        assertThat(scene.invitations().count(admin, new Filter(good, Optional.of(State.INVITED), 0, 10)))
                .isOne();
        assertThat(new String(
                        scene.invitations()
                                .faultyRows(admin, file, new PlainWords())
                                .orElseThrow(),
                        StandardCharsets.UTF_8))
                .contains("\"だめ\",\"x\",\"y\",\"'-2\"")
                .contains("NAME: not-two-parts")
                .doesNotContain(good + "\",\"'=1+1\",\"\",\"\",\"NAME");
        assertThat(new String(
                        scene.invitations().export(admin, new PlainWords()).orElseThrow(), StandardCharsets.UTF_8))
                .contains("\"" + good + "\",\"'=1+1\"");
        // the same again: the good one is invited already
        assertThat(scene.invitations().send(admin, file, true)).isEqualTo(new Sent.Refused("nothing-to-send"));
    }

    @Test
    void invitesThousandsWithoutLosingOne() {
        String[] rows = IntStream.range(0, 1000)
                .mapToObj(i -> "山田 花子,ヤマダ ハナコ,bulk" + i + "@example.jp,,,")
                .toArray(String[]::new);
        assertThat(scene.invitations().send(admin, MembersScene.csv(rows), false))
                .isEqualTo(new Sent.Done(1000));
        assertThat(scene.invitations().count(admin, new Filter("bulk", Optional.empty(), 0, 10)))
                .isEqualTo(1000);
    }

    @Test
    void nobodyAcceptsWhileTheOrganisationIsSuspended() {
        UUID other = scene.organisation("停止する会社", "1000012010003");
        Officer bodo = scene.administrator(other, "bodo.admin");
        String open = scene.token(
                scene.invited(bodo, MembersScene.hanako(MembersScene.address())).id());
        UUID caseId = scene.submitted(scene.token(
                scene.invited(bodo, MembersScene.hanako(MembersScene.address())).id()));
        var task = scene.house().examineTask(caseId);
        assertThat(scene.organisations().suspend(MembersScene.MARY, other, "契約違反"))
                .isEqualTo(new OrganisationDesk.Act.Done());

        assertThat(scene.members().open(open)).isEqualTo(dead("organisation-suspended"));
        assertThat(scene.invitations().send(bodo, MembersScene.hanako(MembersScene.address()), false))
                .isEqualTo(new Sent.Refused("organisation-suspended"));
        scene.house().examine(task, CardHouse.ANNE, true, List.of("address"));
        assertThat(scene.house().accept(scene.house().decideTask(caseId), CardHouse.CARL))
                .isEqualTo(new DecisionDesk.Act.Refused("organisation-suspended"));
        scene.organisations().reinstate(MembersScene.MARY, other, "解決");
        scene.organisations().confirm(MembersScene.MAX, other);
        assertThat(scene.house().accept(scene.house().decideTask(caseId), CardHouse.CARL))
                .isEqualTo(new DecisionDesk.Act.Done());
        scene.house().awaitState(caseId, ApplicationState.ISSUED);
    }

    @Test
    void nothingIsIssuedOfAnOrganisationThatWasSuspendedAfterTheAcceptance() {
        UUID other = scene.organisation("後で停止する会社", "5000012080001");
        Officer cora = scene.administrator(other, "cora.admin");
        scene.house().ca().be(StandInCa.Mood.AWAY);
        UUID caseId = scene.submitted(scene.token(
                scene.invited(cora, MembersScene.hanako(MembersScene.address())).id()));
        scene.house().acceptedByTwo(caseId);
        scene.organisations().suspend(MembersScene.MARY, other, "契約違反");
        scene.house().caReturns(caseId);

        scene.house().examineTask(caseId);

        assertThat(scene.house().ca().hasCertified(caseId)).isFalse();
        assertThat(scene.house().ca().hasTakenBack(caseId)).isTrue();
        assertThat(scene.house().book(caseId)).contains("approval-void");
    }

    @Test
    void anInvitationThatIsTakenBackAfterTheApplicationStopsIt() {
        var invitation = invited();
        UUID caseId = scene.submitted(scene.token(invitation.id()));
        scene.house().examine(scene.house().examineTask(caseId), CardHouse.ANNE, true, List.of("address"));
        assertThat(scene.invitations().withdraw(admin, invitation.id())).isEqualTo(new Act.Done());
        assertThat(scene.house().accept(scene.house().decideTask(caseId), CardHouse.CARL))
                .isEqualTo(new DecisionDesk.Act.Refused("organisation-withdrew"));
    }

    @Test
    void aNameThatWasNotInvitedIsForPeople() {
        var invitation = scene.invited(admin, MembersScene.csv("鈴木 太郎,スズキ タロウ," + MembersScene.address() + ",社長,,"));
        UUID caseId = scene.submitted(scene.token(invitation.id()));
        scene.house().examineTask(caseId);
        assertThat(scene.house().part(AffiliationDesk.class).of(CardHouse.ANNE, caseId))
                .hasValueSatisfying(shown -> assertThat(shown.doubt()).contains("invited-name-differs"));
    }

    @Test
    void expiresAndMayBeSentAgain() {
        var invitation = invited();
        String token = scene.token(invitation.id());
        scene.house().pass(Duration.ofDays(31));
        assertThat(scene.members().open(token)).isEqualTo(dead("expired"));
        assertThat(scene.apply(token)).isEqualTo(new MemberDesk.Answer.Dead("expired"));
        assertThat(scene.item(admin, invitation.id()).state()).isEqualTo(State.EXPIRED);
        assertThat(scene.invitations().resend(admin, invitation.id())).isEqualTo(new Act.Done());
        assertThat(scene.members().open(scene.token(invitation.id()))).isInstanceOf(MemberDesk.Opened.Invited.class);
    }

    private static final class PlainWords implements InvitationDesk.Words {
        @Override
        public String column(MemberColumn column) {
            return column.name();
        }

        @Override
        public String problem(String code) {
            return code;
        }

        @Override
        public String state(State state) {
            return state.name();
        }

        @Override
        public String remark() {
            return "remark";
        }
    }
}
