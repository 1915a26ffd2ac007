package org.toroku.paper;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.Routes;
import org.toroku.officers.Roles;
import org.toroku.paper.TaskActs.Ask;
import org.toroku.paper.TaskActs.Result;
import org.toroku.post.LetterKind;
import org.toroku.subjectkey.CodeLetters;
import org.toroku.workflows.TaskIds;
import org.toroku.workflows.Variables;

/** The post room's task of the key route: the letter with the identification code is handed to the post. */
@Component
class CodeMailDesk implements CodePost {
    private final TaskActs tasks;
    private final Posting posting;
    private final CodeLetters letters;

    CodeMailDesk(TaskActs tasks, Posting posting, CodeLetters letters) {
        this.tasks = tasks;
        this.posting = posting;
        this.letters = letters;
    }

    /** Of a case that brings its own key; there is no file of papers whose version could have been shown. */
    @Override
    public Act sent(long taskKey, Officer officer, UUID mailId, String tracking) {
        Actor by = new Actor.Human(officer.username());
        Ask ask = new Ask(
                taskKey,
                officer,
                Map.of(TaskIds.SEND_IDENTIFICATION_CODE, Roles.POST_ROOM),
                Optional.empty(),
                Routes.SIMULTANEOUS_KEY);
        return tasks.conclude(ask, (task, now) -> {
            UUID caseId = task.caseId();
            Optional<String> objection = posting.objection(tracking)
                    .or(() -> posting.unsent(caseId, mailId, LetterKind.IDENTIFICATION_CODE));
            if (objection.isPresent()) {
                return new Result.No(objection.get());
            }
            CodeLetters.Term term = letters.posted(caseId, mailId, by);
            Map<String, Object> outcome = Map.of(
                    Variables.CODE_LETTER, term.number(),
                    Variables.KEY_REMINDER_AT, term.remindAt().toString(),
                    Variables.KEY_DEADLINE, term.deadline().toString());
            return new Result.Go(outcome, () -> posting.handOver(caseId, mailId, tracking, by));
        });
    }
}
