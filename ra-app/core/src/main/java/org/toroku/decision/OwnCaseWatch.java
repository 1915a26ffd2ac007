package org.toroku.decision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.process.AtEachLook;
import org.toroku.process.NamedTasks;

/**
 * Says aloud what the inboxes leave out of everybody's list: anybody may apply under the name of an officer, and in a house with few
 * of them nobody would see the case, nor miss it.
 */
@Component
class OwnCaseWatch implements AtEachLook {
    private static final Logger LOG = LoggerFactory.getLogger(OwnCaseWatch.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final OwnCase own;
    private final OfficerRegister officers;
    private final NamedTasks tasks;
    private final Clock clock;
    private Instant next = Instant.MIN;

    OwnCaseWatch(OwnCase own, OfficerRegister officers, NamedTasks tasks, Clock clock) {
        this.own = own;
        this.officers = officers;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public boolean look() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(EVERY);
            // a line a group: whoever applies a hundred times under an officer's name must not fill the log
            hiddenFromAll().stream()
                    .collect(Collectors.groupingBy(NamedTasks.Task::group, TreeMap::new, Collectors.toList()))
                    .forEach((group, hidden) -> LOG.atError()
                            .addKeyValue("alarm", "own-case-of-everybody")
                            .addKeyValue("group", group)
                            .addKeyValue("tasks", hidden.size())
                            .addKeyValue("case", hidden.getFirst().caseId())
                            .log("Every officer of a group bears an applicant's name: nobody there can see the tasks"));
        }
        return false;
    }

    /** Tasks that every enabled officer of their group is kept from; those of a group without officers are another matter. */
    List<NamedTasks.Task> hiddenFromAll() {
        List<OfficerAccount> inOffice =
                officers.all().stream().filter(OfficerAccount::enabled).toList();
        Map<String, List<OfficerAccount>> byName = inOffice.stream()
                .collect(Collectors.groupingBy(
                        account -> own.nameOf(account.username()).orElse(""), TreeMap::new, Collectors.toList()));
        Map<NamedTasks.Task, Set<String>> kept = new TreeMap<>(NamedTasks.Task.ORDER);
        byName.forEach((name, bearers) -> tasks.named(name)
                .forEach(task -> bearers.forEach(bearer ->
                        kept.computeIfAbsent(task, _ -> new HashSet<>()).add(bearer.username()))));
        Map<String, Set<String>> groups = new TreeMap<>();
        inOffice.forEach(account -> officers.rolesInForce(account.username())
                .forEach(group ->
                        groups.computeIfAbsent(group, _ -> new HashSet<>()).add(account.username())));
        return kept.entrySet().stream()
                .filter(each -> groups.containsKey(each.getKey().group())
                        && each.getValue().containsAll(groups.get(each.getKey().group())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
