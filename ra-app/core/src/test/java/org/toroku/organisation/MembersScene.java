package org.toroku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;
import org.toroku.organisation.InvitationDesk.Filter;
import org.toroku.organisation.InvitationDesk.Item;
import org.toroku.organisation.InvitationDesk.Sent;
import org.toroku.post.InvitationMails;

/** A card house with managers, organisations and their administrators. */
final class MembersScene implements AutoCloseable {
    static final Officer MARY = new Officer("mary", Set.of(Roles.MANAGER));
    static final Officer MAX = new Officer("max", Set.of(Roles.MANAGER));
    static final List<String> NUMBERS = List.of("7000012050002", "1000012010003", "5000012080001");
    private static final AtomicInteger ADDRESS = new AtomicInteger();

    private final CardHouse house;

    private static final Map<String, String> SETTINGS = Map.of(
            "toroku.enrolment.per-network-per-hour", "100000",
            "toroku.living.pause", "PT1H",
            "toroku.subject-key.legal-bases[0].basis", "JPKI_26_5_I",
            "toroku.subject-key.legal-bases[0].reference", "届出 第1号",
            "toroku.subject-key.legal-bases[0].from", "2026-01-01");

    MembersScene() {
        this(Map.of());
    }

    /** @param more settings beside the usual ones */
    MembersScene(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.putAll(more);
        house = new CardHouse(all);
        for (Officer manager : List.of(MARY, MAX)) {
            house.part(OfficerRegister.class)
                    .save(new OfficerRegister.OfficerAccount(
                            manager.username(), "統括　" + manager.username(), "{noop}x", true, manager.roles()));
        }
    }

    CardHouse house() {
        return house;
    }

    OrganisationDesk organisations() {
        return house.part(OrganisationDesk.class);
    }

    InvitationDesk invitations() {
        return house.part(InvitationDesk.class);
    }

    MemberDesk members() {
        return house.part(MemberDesk.class);
    }

    /** An organisation that two managers admitted. */
    UUID organisation(String name, String number) {
        assertThat(organisations()
                        .propose(MARY, new OrganisationDesk.Proposal(name, "東京都千代田区霞が関1-1", number, "契約 第1号")))
                .isEqualTo(new OrganisationDesk.Act.Done());
        UUID id = organisations().all(MARY).stream()
                .filter(each -> each.corporateNumber().equals(number))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(organisations().confirm(MAX, id)).isEqualTo(new OrganisationDesk.Act.Done());
        return id;
    }

    Officer administrator(UUID organisation, String username) {
        assertThat(organisations()
                        .proposeAdministrator(
                                MARY, organisation, new OrganisationDesk.NewAdministrator(username, "担当 者", "任命書 第1号")))
                .isEqualTo(new OrganisationDesk.Act.Done());
        assertThat(organisations().confirmAdministrator(MAX, username))
                .isInstanceOf(OrganisationDesk.Act.Appointed.class);
        return new Officer(username, Set.of(Roles.ORGANISATION_ADMIN));
    }

    static String address() {
        return "member" + ADDRESS.incrementAndGet() + "@example.jp";
    }

    static byte[] csv(String... rows) {
        return ("氏名,フリガナ,メールアドレス,役職,部署,備考\r\n" + String.join("\r\n", rows)).getBytes(StandardCharsets.UTF_8);
    }

    /** Who holds the card {@code good}. */
    static byte[] hanako(String email) {
        return csv("山田 花子,ヤマダ ハナコ," + email + ",代表取締役,経営企画部,");
    }

    Item invited(Officer administrator, byte[] csv) {
        assertThat(invitations().send(administrator, csv, false)).isEqualTo(new Sent.Done(1));
        return invitations()
                .list(administrator, new Filter("", Optional.empty(), 0, 1))
                .getFirst();
    }

    Item item(Officer administrator, UUID invitation) {
        return invitations().list(administrator, new Filter("", Optional.empty(), 0, 1000)).stream()
                .filter(each -> each.id().equals(invitation))
                .findFirst()
                .orElseThrow();
    }

    /** What stands behind the number sign of the link. */
    String token(UUID invitation) {
        String link =
                house.part(InvitationMails.class).of(invitation).orElseThrow().link();
        return link.substring(link.indexOf('#') + 1);
    }

    MemberDesk.Answer apply(String token) {
        return apply(token, CardHouse.form());
    }

    MemberDesk.Answer apply(String token, ApplicationForm form) {
        return members().apply(token, form, house.consent(), house.newcomer(), Optional.empty());
    }

    Applied.Accepted applied(String token) {
        MemberDesk.Answer answer = apply(token);
        assertThat(answer).isInstanceOf(MemberDesk.Answer.Answered.class);
        return (Applied.Accepted) ((MemberDesk.Answer.Answered) answer).applied();
    }

    /** An application of an invited member that was signed. */
    UUID submitted(String token) {
        Applied.Accepted applied = applied(token);
        assertThat(house.counter().submit(applied.access(), house.signature(applied)))
                .isInstanceOf(Submitted.Received.class);
        return applied.access().applicationId();
    }

    @Override
    public void close() {
        house.close();
    }
}
