package org.toroku.standalone;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.toroku.audit.RowAlteredException;
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

    private static final Logger LOG = LoggerFactory.getLogger(DemoOfficers.class);

    private DemoOfficers() {}

    /** Enters officers that are missing and appoints the manager as responsible officer of the automatic decision. */
    static void enter(OfficerRegister register, PasswordEncoder passwords, String password, java.time.Instant since) {
        for (Person person : ALL) {
            if (register.find(person.username()).isEmpty()) {
                enter(
                        register,
                        new OfficerAccount(
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

    /** One whose row somebody took away stays out until it is put back, with an alarm; the house opens without. */
    private static void enter(OfficerRegister register, OfficerAccount officer) {
        try {
            register.save(officer);
        } catch (RowAlteredException _) {
            LOG.atWarn().addKeyValue("officer", officer.username()).log("An officer is not entered again");
        }
    }
}
