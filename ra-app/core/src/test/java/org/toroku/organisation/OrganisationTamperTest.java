package org.toroku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.Roles;
import org.toroku.partner.PartnerApi;
import org.toroku.partner.PartnerDesk;
import org.toroku.pki.Der;
import org.toroku.subjectkey.KeyInput;
import org.toroku.testkit.pki.OwnKey;

/** Whoever alters a row of organisations or partners is named by the book and gains nothing. */
class OrganisationTamperTest {
    private static MembersScene scene;
    private static Officer admin;
    private static UUID organisation;
    private static UUID caseId;

    @BeforeAll
    static void fillEveryTable() {
        scene = new MembersScene();
        organisation = scene.organisation("株式会社とうろく商事", "7000012050002");
        admin = scene.administrator(organisation, "anna.admin");
        caseId = scene.submitted(scene.token(scene.invited(admin, MembersScene.hanako(MembersScene.address()))
                .id()));
        scene.house().examineTask(caseId);
        PartnerDesk partners = scene.house().part(PartnerDesk.class);
        partners.propose(MembersScene.MARY, new PartnerDesk.Proposal("銀行", "契約", 5, 5));
        UUID partner = partners.all(MembersScene.MARY).getFirst().id();
        partners.confirm(MembersScene.MAX, partner);
        String secret = ((PartnerDesk.Act.Secret) partners.newSecret(MembersScene.MARY, partner)).secret();
        PartnerApi api = scene.house().part(PartnerApi.class);
        PartnerApi.Caller caller = api.signIn(partner.toString(), secret).orElseThrow();
        assertThat(api.apply(
                        caller,
                        "the-first-key",
                        "0".repeat(64),
                        new PartnerApi.Request(
                                CardHouse.form(),
                                scene.house().consent(),
                                new KeyInput(Der.of(OwnKey.p256().request()), KeyInput.Origin.APP, Optional.empty()),
                                "test",
                                Locale.JAPANESE)))
                .isInstanceOf(PartnerApi.Applied.Made.class);
        api.record(caller, "apply", Optional.empty(), 201);
    }

    @AfterAll
    static void close() {
        scene.house().assertBookIntact();
        scene.close();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "ORGANISATION",
                "ORGANISATION_ADMIN",
                "INVITATION",
                "MEMBERSHIP",
                "PARTNER",
                "PARTNER_CREDENTIAL",
                "PARTNER_APPLICATION",
                "PARTNER_CALL"
            })
    void namesTheRow(ProtectedTable table) {
        CardHouse house = scene.house();
        RowSweep sweep =
                new RowSweep(house.sql(), house.part(TransactionTemplate.class), house.part(BookVerifier.class));
        String first = "ctid = (SELECT min(ctid) FROM " + table.table() + ")";
        sweep.each(
                table,
                first,
                found ->
                        found.isNotEmpty().allSatisfy(where -> assertThat(where).startsWith(table.table() + " ")));
        assertThat(sweep.findings(table, "DELETE FROM " + table.table() + " WHERE " + first))
                .hasSize(1);
    }

    private static void changed(String change, Object[] to, String back, Object[] from, Runnable tries) {
        scene.house().sql().sql(change).params(to).update();
        try {
            tries.run();
        } finally {
            scene.house().sql().sql(back).params(from).update();
        }
    }

    /** A title that nobody signed is not certified, whoever accepts it. */
    @Test
    void certifiesNoTitleThatWasPutIntoTheDatabase() {
        String update = "UPDATE membership SET title = ? WHERE application_id = ?";
        scene.house().examine(scene.house().examineTask(caseId), CardHouse.ANNE, true, List.of("address"));
        changed(
                update,
                new Object[] {"会長", caseId},
                update,
                new Object[] {"代表取締役", caseId},
                () -> assertThat(scene.house().accept(scene.house().decideTask(caseId), CardHouse.CARL))
                        .isEqualTo(new DecisionDesk.Act.Refused("case-altered")));
    }

    @Test
    void showsAnAdministratorNothingOfAnOrganisationThatTheyWereMovedTo() {
        UUID other = scene.organisation("別の会社", "1000012010003");
        String update = "UPDATE organisation_admin SET organisation_id = ? WHERE username = ?";
        changed(
                update,
                new Object[] {other, "anna.admin"},
                update,
                new Object[] {organisation, "anna.admin"},
                () -> assertThat(scene.invitations().own(admin)).isEmpty());
        assertThat(scene.invitations().own(admin)).isPresent();
    }

    @Test
    void opensNothingWithATokenThatWasPutIntoTheDatabase() {
        var invited = scene.invited(admin, MembersScene.hanako(MembersScene.address()));
        String good = InvitationTokens.digest(scene.token(invited.id()));
        String own = "ab".repeat(32);
        String update = "UPDATE invitation SET token_sha256 = ? WHERE id = ?";
        changed(
                update,
                new Object[] {InvitationTokens.digest(own), invited.id()},
                update,
                new Object[] {good, invited.id()},
                () -> assertThat(scene.members().open(own)).isEqualTo(new MemberDesk.Opened.Dead("unknown")));
    }

    @Test
    void seesAnAuditorAsNoAdministrator() {
        assertThat(scene.invitations().own(new Officer("anna.admin", Set.of(Roles.AUDITOR))))
                .isEmpty();
    }
}
