package org.toroku.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.organisation.InvitationDesk.Filter;
import org.toroku.organisation.InvitationDesk.Read;
import org.toroku.organisation.OrganisationDesk.Act;
import org.toroku.organisation.OrganisationDesk.NewAdministrator;
import org.toroku.organisation.OrganisationDesk.Proposal;

/** Two managers admit an organisation and who invites for it; nobody of an organisation is anybody in the house. */
class OrganisationTest {
    private static final Filter ALL = new Filter("", Optional.empty(), 0, 100);
    private static MembersScene scene;

    @BeforeAll
    static void open() {
        scene = new MembersScene();
    }

    @AfterAll
    static void close() {
        scene.house().assertBookIntact();
        scene.close();
    }

    private static Act propose(Officer officer, String name, String number) {
        return scene.organisations().propose(officer, new Proposal(name, "東京都", number, "契約"));
    }

    /** As it is printed on letters, or copied from the register's page. */
    @ParameterizedTest
    @ValueSource(strings = {"5-0000-1208-0001", "５ ００００ １２０８ ０００１", " 5000012080001\t", "5‐0000−1208ー0001"})
    void readsACorporateNumberHoweverItWasPasted(String typed) {
        assertThat(CorporateNumber.plain(typed)).isEqualTo("5000012080001");
        assertThat(CorporateNumber.valid(CorporateNumber.plain(typed))).isTrue();
        assertThat(CorporateNumber.valid(CorporateNumber.plain(typed + "1"))).isFalse();
    }

    @Test
    void saysAllThatIsWrongWithAProposalAtOnce() {
        assertThat(scene.organisations()
                        .propose(MembersScene.MARY, new OrganisationDesk.Proposal(" ", "", "5000012080002", "")))
                .isEqualTo(new Act.Refused(List.of("name", "address", "corporate-number", "evidence")));
    }

    @Test
    void needsTwoManagersAndAProperNumber() {
        assertThat(propose(CardHouse.CARL, "甲", "5000012080001")).isEqualTo(new Act.Refused("role"));
        assertThat(propose(MembersScene.MARY, "甲", "5000012080002")).isEqualTo(new Act.Refused("corporate-number"));
        assertThat(propose(MembersScene.MARY, " ", "5000012080001")).isEqualTo(new Act.Refused("name"));
        assertThat(propose(MembersScene.MARY, "未定", "5000012080001")).isEqualTo(new Act.Refused("name"));
        assertThat(propose(MembersScene.MARY, "名".repeat(65), "5000012080001")).isEqualTo(new Act.Refused("name"));
        assertThat(propose(MembersScene.MARY, "甲", "5000012080001")).isEqualTo(new Act.Done());
        assertThat(propose(MembersScene.MAX, "乙", "5000012080001")).isEqualTo(new Act.Refused("number-taken"));
        UUID id = id("5000012080001");
        assertThat(scene.organisations().confirm(MembersScene.MARY, id)).isEqualTo(new Act.Refused("same-person"));
        OfficerRegister officers = scene.house().part(OfficerRegister.class);
        OfficerAccount mary = officers.find("mary").orElseThrow();
        officers.save(new OfficerAccount("mary", mary.displayName(), "{noop}x", false, mary.roles()));
        Officer again = new Officer("mary2", MembersScene.MARY.roles());
        officers.save(new OfficerAccount("mary2", mary.displayName(), "{noop}x", true, again.roles()));
        assertThat(scene.organisations().confirm(again, id))
                .as("another account of one person")
                .isEqualTo(new Act.Refused("same-person"));
        officers.save(new OfficerAccount("mary2", mary.displayName(), "{noop}x", false, again.roles()));
        officers.save(mary);
        assertThat(scene.organisations().confirm(CardHouse.OMNI, id)).isEqualTo(new Act.Refused("role"));
        assertThat(scene.organisations().confirm(MembersScene.MAX, id)).isEqualTo(new Act.Done());
        assertThat(scene.organisations().confirm(MembersScene.MAX, id)).isEqualTo(new Act.Refused("wrong-state"));
        assertThat(scene.organisations().all(CardHouse.CARL)).isEmpty();
    }

    private static UUID id(String number) {
        return scene.organisations().all(MembersScene.MARY).stream()
                .filter(each -> each.corporateNumber().equals(number))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void letsAnAdministratorSeeTheirOwnOrganisationOnlyAndNothingOfTheHouse() {
        UUID first = scene.organisation("一番館", MembersScene.NUMBERS.get(0));
        UUID second = scene.organisation("二番館", MembersScene.NUMBERS.get(1));
        Officer anna = scene.administrator(first, "anna.admin");
        Officer bodo = scene.administrator(second, "bodo.admin");
        var invited = scene.invited(anna, MembersScene.hanako(MembersScene.address()));

        assertThat(scene.invitations().list(bodo, ALL)).isEmpty();
        assertThat(scene.invitations().withdraw(bodo, invited.id()))
                .isEqualTo(new InvitationDesk.Act.Refused("not-found"));
        assertThat(scene.invitations().resend(bodo, invited.id()))
                .isEqualTo(new InvitationDesk.Act.Refused("not-found"));
        for (Officer officer : new Officer[] {MembersScene.MARY, CardHouse.OMNI}) {
            assertThat(scene.invitations().list(officer, ALL)).isEmpty();
            assertThat(scene.invitations().read(officer, MembersScene.hanako("a@example.jp")))
                    .isEqualTo(new Read.Refused("role"));
        }
        // claims a role that the register does not know of
        assertThat(scene.invitations().list(new Officer("anne", Set.of(Roles.ORGANISATION_ADMIN, Roles.EXAMINER)), ALL))
                .isEmpty();
        assertThat(scene.organisations().all(anna)).isEmpty();
        assertThat(scene.house().part(AffiliationDesk.class).of(anna, UUID.randomUUID()))
                .isEmpty();
    }

    @Test
    void turnsNoOfficerIntoAnAdministratorAndNoAdministratorIntoAnOfficer() {
        UUID id = scene.organisation("三番館", "7010001008844");
        assertThat(scene.organisations()
                        .proposeAdministrator(MembersScene.MARY, id, new NewAdministrator("carl", "担当", "任命書")))
                .isEqualTo(new Act.Refused("username-taken"));
        OfficerRegister officers = scene.house().part(OfficerRegister.class);
        assertThatThrownBy(() -> officers.save(new OfficerRegister.OfficerAccount(
                        "both", "両方", "{noop}x", true, Set.of(Roles.ORGANISATION_ADMIN, Roles.DECIDER))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endsAnAdministratorAtOnce() {
        UUID id = scene.organisation("四番館", "4010001008772");
        Officer dora = scene.administrator(id, "dora.admin");
        assertThat(scene.invitations().own(dora)).isPresent();

        assertThat(scene.organisations().endAdministrator(MembersScene.MAX, "dora.admin"))
                .isEqualTo(new Act.Done());

        assertThat(scene.invitations().own(dora)).isEmpty();
        assertThat(scene.invitations().send(dora, MembersScene.hanako("z@example.jp"), false))
                .isEqualTo(new InvitationDesk.Sent.Refused("role"));
    }

    @Test
    void reinstatesWithTwoManagers() {
        UUID id = scene.organisation("五番館", "8010401050387");
        assertThat(scene.organisations().suspend(MembersScene.MARY, id, " "))
                .isEqualTo(new Act.Refused("reason-missing"));
        assertThat(scene.organisations().suspend(MembersScene.MARY, id, "契約終了")).isEqualTo(new Act.Done());
        assertThat(scene.organisations().reinstate(MembersScene.MARY, id, "再契約"))
                .isEqualTo(new Act.Done());
        assertThat(scene.organisations().confirm(MembersScene.MARY, id)).isEqualTo(new Act.Refused("same-person"));
        assertThat(scene.organisations().confirm(MembersScene.MAX, id)).isEqualTo(new Act.Done());
    }
}
