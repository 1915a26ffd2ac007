package org.toroku.officers;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.toroku.officers.OfficerRegister.OfficerAccount;

/** At the start: writes into the book what the settings state of accounts of one name, and tells of those that count as one person. */
@Component
class NamesakeWatch {
    private static final Logger LOG = LoggerFactory.getLogger(NamesakeWatch.class);

    private final OfficerRegister officers;
    private final OfficerSettings settings;
    private final Namesakes namesakes;

    NamesakeWatch(OfficerRegister officers, OfficerSettings settings, Namesakes namesakes) {
        this.officers = officers;
        this.settings = settings;
        this.namesakes = namesakes;
    }

    @EventListener(ContextRefreshedEvent.class)
    void look() {
        settings.twoPersons().forEach(namesakes::state);
        List<OfficerAccount> register = officers.all();
        register.stream()
                .filter(Namesakes::serves)
                .forEach(account -> namesakes
                        .of(account, register)
                        .filter(other -> other.compareTo(account.username()) < 0)
                        .ifPresent(other -> LOG.atWarn()
                                .addKeyValue("alarm", "officers-of-one-name")
                                .addKeyValue("officer", account.username())
                                .addKeyValue("other", other)
                                .log("Two accounts of one name count as one person")));
    }
}
