package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.AccountDesk;
import org.toroku.officers.Roles;
import org.toroku.organisation.InvitationDesk;
import org.toroku.organisation.OrganisationDesk;
import org.toroku.partner.PartnerDesk;
import org.toroku.post.InvitationMails;

/** Both managers at work: organisations, administrators, invitations and partners, made without a browser. */
final class OrganisationOffice {
    static final Officer FIRST = new Officer("manager1", Set.of(Roles.MANAGER));
    static final Officer SECOND = new Officer("manager2", Set.of(Roles.MANAGER));

    private final Standalone toroku;

    OrganisationOffice(Standalone toroku) {
        this.toroku = toroku;
    }

    <T> T bean(Class<T> type) {
        return toroku.context().getBean(type);
    }

    /** A 法人番号 that nobody has used here. */
    static String number() {
        StringBuilder digits = new StringBuilder();
        int sum = 0;
        for (int n = 12; n >= 1; n--) {
            int digit = ThreadLocalRandom.current().nextInt(10);
            digits.append(digit);
            sum += digit * (n % 2 == 1 ? 1 : 2);
        }
        return (9 - sum % 9) + digits.toString();
    }

    UUID organisation(String name) {
        OrganisationDesk desk = bean(OrganisationDesk.class);
        String number = number();
        assertThat(desk.propose(FIRST, new OrganisationDesk.Proposal(name, "東京都千代田区霞が関1-1", number, "契約 第1号")))
                .isEqualTo(new OrganisationDesk.Act.Done());
        UUID id = desk.all(FIRST).stream()
                .filter(each -> each.corporateNumber().equals(number))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(desk.confirm(SECOND, id)).isEqualTo(new OrganisationDesk.Act.Done());
        return id;
    }

    record Admin(String username, String password) {
        Officer officer() {
            return new Officer(username, Set.of(Roles.ORGANISATION_ADMIN));
        }
    }

    Admin administrator(UUID organisation) {
        OrganisationDesk desk = bean(OrganisationDesk.class);
        String username = "admin" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        assertThat(desk.proposeAdministrator(
                        FIRST, organisation, new OrganisationDesk.NewAdministrator(username, "担当 者", "任命書")))
                .isEqualTo(new OrganisationDesk.Act.Done());
        String given = ((OrganisationDesk.Act.Appointed) desk.confirmAdministrator(SECOND, username)).password();
        String own = "sunlit harbour 72 kites";
        assertThat(bean(AccountDesk.class).changePassword(username, given, own))
                .isInstanceOf(AccountDesk.Changed.Done.class);
        return new Admin(username, own);
    }

    /** Invites, and reads the token as the e-mail has it. */
    String invited(Admin admin, String row) {
        InvitationDesk desk = bean(InvitationDesk.class);
        byte[] file = ("氏名,フリガナ,メールアドレス,役職,部署\r\n" + row).getBytes(StandardCharsets.UTF_8);
        assertThat(desk.send(admin.officer(), file, false)).isEqualTo(new InvitationDesk.Sent.Done(1));
        UUID id = desk.list(admin.officer(), new InvitationDesk.Filter("", Optional.empty(), 0, 1))
                .getFirst()
                .id();
        String link = bean(InvitationMails.class).of(id).orElseThrow().link();
        return link.substring(link.indexOf('#') + 1);
    }

    record PartnerKeys(UUID id, String secret) {
        @Override
        public String toString() {
            return "PartnerKeys[" + id + "]";
        }
    }

    PartnerKeys partner(int perDay, int openMost) {
        PartnerDesk desk = bean(PartnerDesk.class);
        String name = "提携先 " + UUID.randomUUID();
        assertThat(desk.propose(FIRST, new PartnerDesk.Proposal(name, "契約 第2号", perDay, openMost)))
                .isEqualTo(new PartnerDesk.Act.Done());
        UUID id = desk.all(FIRST).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(desk.confirm(SECOND, id)).isEqualTo(new PartnerDesk.Act.Done());
        return new PartnerKeys(id, ((PartnerDesk.Act.Secret) desk.newSecret(FIRST, id)).secret());
    }
}
