package org.toroku.standalone;

import java.util.List;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;

/** Officers of the demonstration. They exist in the default run only; their password is made anew per data folder. */
final class DemoOfficers {
    record Person(String username, String displayName, String role) {}

    static final List<Person> ALL = List.of(
            new Person("examiner1", "審査 一郎", Roles.EXAMINER),
            new Person("examiner2", "審査 二葉", Roles.EXAMINER),
            new Person("decider1", "決定 三郎", Roles.DECIDER),
            new Person("decider2", "決定 四季", Roles.DECIDER),
            new Person("post1", "受付 七海", Roles.POST_ROOM),
            new Person("manager1", "統括 五月", Roles.MANAGER),
            new Person("manager2", "統括 八重", Roles.MANAGER),
            new Person("owner1", "手順 九美", Roles.PROCESS_OWNER),
            new Person("owner2", "手順 十和", Roles.PROCESS_OWNER),
            new Person("auditor1", "監査 六花", Roles.AUDITOR));

    private DemoOfficers() {}

    /** Enters officers that are missing and appoints the manager as responsible officer of the automatic decision. */
    static void enter(OfficerRegister register, PasswordEncoder passwords, String password, java.time.Instant since) {
        for (Person person : ALL) {
            if (register.find(person.username()).isEmpty()) {
                register.save(new OfficerAccount(
                        person.username(),
                        person.displayName(),
                        passwords.encode(password),
                        true,
                        Set.of(person.role())));
            }
        }
        if (register.responsibleOfficer("automatic-decision", since).isEmpty()) {
            register.appoint("automatic-decision", "manager1", since);
        }
    }
}
