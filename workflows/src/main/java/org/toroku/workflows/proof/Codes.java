package org.toroku.workflows.proof;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * What a proof can say; each code has a sentence in both languages ({@link ProofTexts}). Codes are never reused for
 * something else, since they go into logs and books.
 */
public final class Codes {
    // The file: refused before anything in it is believed.
    /** Larger than {@link Limits#FILE_BYTES}; a proof must end in time. */
    public static final String FILE_TOO_LARGE = "file-too-large";
    /** No UTF-8: two readers might see two models. */
    public static final String NOT_UTF8 = "not-utf8";
    /** Not well-formed, or beyond the limits of the parser. */
    public static final String NOT_XML = "not-xml";
    /** A document type, thus entities: another text than the one that people see. */
    public static final String DOCUMENT_TYPE = "document-type";
    /** Instructions to programs that read the file. */
    public static final String PROCESSING_INSTRUCTION = "processing-instruction";
    /** Elements too deep in each other. */
    public static final String TOO_DEEP = "too-deep";
    /** More elements than a proof follows. */
    public static final String TOO_MANY_ELEMENTS = "too-many-elements";
    /** A text longer than anybody reads. */
    public static final String TEXT_TOO_LONG = "text-too-long";
    /** Two files of one name. */
    public static final String DUPLICATE_FILE = "duplicate-file";
    /** Nothing to publish. */
    public static final String NO_PROCESS = "no-process";
    /** More than one process in a file: the second is easily overlooked. */
    public static final String SECOND_PROCESS = "second-process";

    // Constructs that nothing here needs, or whose effect cannot be decided from the model.
    /** Content of a vocabulary that the proof does not know. */
    public static final String UNKNOWN_NAMESPACE = "unknown-namespace";
    /** An element that the proof does not know. */
    public static final String UNKNOWN_ELEMENT = "unknown-element";
    /** An attribute that the proof does not know. */
    public static final String UNKNOWN_ATTRIBUTE = "unknown-attribute";
    /** A known element where the engine or a person would not look for it. */
    public static final String MISPLACED_ELEMENT = "misplaced-element";
    /** Something that may be said once is said twice; readers differ in which counts. */
    public static final String SAID_TWICE = "said-twice";
    /** Starts at any time while its scope runs, from anywhere: no path leads to it. */
    public static final String EVENT_SUB_PROCESS = "event-sub-process";
    /** Anybody may broadcast it to every case. */
    public static final String SIGNAL = "signal";
    /** Leaves a scope without ending it: two tokens where the proof counts one. */
    public static final String ESCALATION = "escalation";
    /** Runs elements again, outside every path. */
    public static final String COMPENSATION = "compensation";
    /** Order and number of its steps are chosen while it runs. */
    public static final String AD_HOC = "ad-hoc";
    /** Kills what runs beside it, notices and receipts included. */
    public static final String TERMINATE_END = "terminate-end";
    /** May run no time at all, so that what it holds is skipped. */
    public static final String MULTI_INSTANCE = "multi-instance";
    /** Fires by data at any time. */
    public static final String CONDITIONAL_EVENT = "conditional-event";
    /** Cancelling one is compensation. */
    public static final String TRANSACTION = "transaction";
    /** A jump that no line of the diagram shows. */
    public static final String LINK_EVENT = "link-event";
    /** Computes in the engine, and may write any variable. */
    public static final String SCRIPT_TASK = "script-task";
    /** A decision of the engine; ours is evaluated and recorded by the registration authority. */
    public static final String BUSINESS_RULE_TASK = "business-rule-task";
    /** Sends something from the engine to the outside. */
    public static final String SEND_TASK = "send-task";
    /** A task without kind: the engine walks through it. */
    public static final String UNDEFINED_TASK = "undefined-task";
    /** How many branches run depends on data. */
    public static final String INCLUSIVE_GATEWAY = "inclusive-gateway";
    /** An event thrown in the midst of a flow. */
    public static final String THROW_EVENT = "throw-event";
    /** Brings in definitions of another file. */
    public static final String IMPORT = "import";
    /** Pools and lanes; who acts is said by candidates. */
    public static final String COLLABORATION = "collaboration";
    /** Code of others that runs at every element. */
    public static final String EXECUTION_LISTENER = "execution-listener";
    /** Would pose as the guard of the inbox, which is put in at publication. */
    public static final String TASK_LISTENER = "task-listener";
    /** Reaches the outside world with data of a case. */
    public static final String CONNECTOR = "connector";
    /** No step reads one; it could only carry data. */
    public static final String TASK_HEADER = "task-header";
    /** A form of the engine instead of a view behind the guards of the desk. */
    public static final String FORM_OF_THE_ENGINE = "form-of-the-engine";
    /** Dates of a task in the engine, which nobody here looks at. */
    public static final String TASK_SCHEDULE = "task-schedule";
    /** Something outside the deployment. */
    public static final String EXTERNAL_RESOURCE = "external-resource";

    // Graph
    /** The same id twice in the deployment. */
    public static final String DUPLICATE_ID = "duplicate-id";
    /** The id of a task or a notice of the house on something else: whoever finds it by its id finds another. */
    public static final String ID_OF_ANOTHER = "id-of-another";
    /** No id, or none that stays readable in the case journal. */
    public static final String ID_UNREADABLE = "id-unreadable";
    /** A process of a known id twice: the later one would answer for the earlier. */
    public static final String PROCESS_TWICE = "process-twice";
    /** Not executable: the engine would go on with an older version. */
    public static final String NOT_EXECUTABLE = "not-executable";
    /** No version of the form yyyy-mm-dd.n. */
    public static final String VERSION_MISSING = "version-missing";
    /** A scope does not begin exactly once. */
    public static final String START_UNCLEAR = "start-unclear";
    /** Begins by message, timer or signal, past the counter that takes applications. */
    public static final String START_BY_EVENT = "start-by-event";
    /** Lists of incoming and outgoing flows that differ from the flows. */
    public static final String FLOWS_DISAGREE = "flows-disagree";
    /** A flow that connects nothing, or crosses the edge of a subprocess. */
    public static final String FLOW_WITHOUT_ENDS = "flow-without-ends";
    /** Something enters a start, leaves an end, or is attached to nothing. */
    public static final String WRONG_CONNECTION = "wrong-connection";
    /** Several flows leave without a gateway. */
    public static final String IMPLICIT_FORK = "implicit-fork";
    /** Never reached. */
    public static final String UNREACHABLE = "unreachable-element";
    /** Leads to no end. */
    public static final String DEAD_END = "dead-end";
    /** Turns for ever. */
    public static final String CYCLE_WITHOUT_WORK = "cycle-without-work";
    /** From here on no answer of anybody leads to an end. */
    public static final String NEVER_ENDS = "never-ends";
    /** A date is waited for again before anybody has set it anew: once it has passed, the case turns at once, for ever. */
    public static final String DATE_WAITED_AGAIN = "date-waited-again";
    /** A fork without its join. */
    public static final String PARALLEL_UNPAIRED = "parallel-unpaired";
    /** Two branches touch the same. */
    public static final String PARALLEL_RACE = "parallel-race";
    /** Issuing in a branch beside others. */
    public static final String ISSUE_IN_PARALLEL = "issue-in-parallel";
    /** An event that goes on beside the case reaches an issuing element. */
    public static final String ISSUE_BESIDE_CASE = "issue-beside-case";
    /** An event that goes on beside the case does more than tell somebody. */
    public static final String BESIDE_CASE = "more-than-a-notice-beside-case";
    /** A message that is taken beside the case is gone, and the case goes on as if nobody had written. */
    public static final String MESSAGE_BESIDE_CASE = "message-beside-case";
    /** Called processes call each other in a circle. */
    public static final String CALL_CYCLE = "call-cycle";
    /** Not in this deployment. */
    public static final String CALLED_PROCESS_MISSING = "called-process-missing";
    /** Which process is called is computed. */
    public static final String CALLED_BY_EXPRESSION = "called-by-expression";
    /** Another binding than to this deployment. */
    public static final String BINDING_NOT_DEPLOYMENT = "binding-not-deployment";
    /** All variables cross a call. */
    public static final String CALL_PASSES_ALL = "call-passes-all-variables";
    /** A process that no case begins with and nothing calls. */
    public static final String PROCESS_UNCALLED = "process-uncalled";
    /** A process that cases begin with is called. */
    public static final String ROUTE_CALLED = "route-called";

    // Words
    /** A job that no worker of ours does. */
    public static final String UNKNOWN_JOB_TYPE = "unknown-job-type";
    /** A job chosen by an expression. */
    public static final String JOB_TYPE_BY_EXPRESSION = "job-type-by-expression";
    /** Other retries than 3. */
    public static final String RETRIES = "retries";
    /** A user task without a view of this house. */
    public static final String UNKNOWN_USER_TASK = "unknown-user-task";
    /** A user task that the inbox would not see. */
    public static final String NOT_A_CAMUNDA_USER_TASK = "not-a-camunda-user-task";
    /** Candidates that are no role of this house. */
    public static final String UNKNOWN_GROUP = "unknown-group";
    /** Candidates that may not do this task. */
    public static final String WRONG_GROUP = "wrong-group";
    /** A task for a person instead of a role. */
    public static final String ASSIGNEE_NAMED = "assignee-named";
    /** The deciding task does not say whose examination excludes whom. */
    public static final String FOUR_EYES_MISSING = "four-eyes-missing";
    /** An additional check under the id of something that the house knows, or with the mark of a deciding task. */
    public static final String CHECK_POSES = "check-poses";
    /** An additional check for a role that may not look at cases. */
    public static final String CHECK_GROUP = "check-group";
    /** An additional check of which nobody knows by when. */
    public static final String CHECK_TERM = "check-term";
    /** An additional check that does not say in both languages what to look at. */
    public static final String CHECK_TEXT_MISSING = "check-text-missing";
    /** A text for officers that says more than words: expressions, addresses, numbers of somebody. */
    public static final String CHECK_TEXT_REFUSED = "check-text-refused";
    /** An additional check whose outcome stays unheard. */
    public static final String CHECK_OUTCOME = "check-outcome";
    /** An additional check after which nothing is chosen by what it said. */
    public static final String CHECK_WITHOUT_CHOICE = "check-without-choice";
    /** An additional check on paper. */
    public static final String CHECK_ON_PAPER = "check-on-paper";

    /** An additional check in a request for revocation, whose task nobody could work on. */
    public static final String CHECK_ON_REVOCATION = "check-on-revocation";

    /** A case ends although it was accepted and no certificate was ordered. */
    public static final String END_DESPITE_ACCEPTANCE = "end-despite-acceptance";

    /** A request for revocation ends without a judgement that counts, though nobody revoked the certificate otherwise. */
    public static final String END_WITHOUT_JUDGEMENT = "end-without-judgement";
    /** An additional check when the certificate exists already. */
    public static final String CHECK_AFTER_ISSUE = "check-after-issue";
    /** A message that nobody sends. */
    public static final String UNKNOWN_MESSAGE = "unknown-message";
    /** Found by something else than the case. */
    public static final String CORRELATION_KEY = "correlation-key";
    /** Takes over whatever variables a message brings. */
    public static final String MESSAGE_UNGUARDED = "message-unguarded";
    /** A notice that nobody knows how to write. */
    public static final String UNKNOWN_NOTICE = "unknown-notice";
    /** No Japanese or English name. */
    public static final String NAME_MISSING = "name-missing";
    /** A local copy would be read instead of what a step found. */
    public static final String INPUT_MAPPING = "input-mapping";
    /** A variable that is not known. */
    public static final String UNKNOWN_VARIABLE = "unknown-variable";
    /** An outcome that the model writes itself. */
    public static final String OUTCOME_FORGED = "outcome-forged";
    /** An outcome written by an element that does not find it out. */
    public static final String OUTCOME_OF_ANOTHER = "outcome-of-another";

    // Waits, timers, choices
    /** Waits for ever without a reason. */
    public static final String WAIT_WITHOUT_DEADLINE = "wait-without-deadline";
    /** A judgement on a revocation that may be late without anybody hearing of it. */
    public static final String JUDGEMENT_UNWATCHED = "judgement-unwatched";
    /** A judgement that stays asked for although the certificate was revoked otherwise. */
    public static final String JUDGEMENT_OUTLIVED = "judgement-outlived";
    /** A duration, which begins anew when a case is started again. */
    public static final String RELATIVE_TIMER = "relative-timer";
    /** A timer that is no date from a variable. */
    public static final String TIMER_NOT_FROM_VARIABLE = "timer-not-from-variable";
    /** A way for what nobody expected. */
    public static final String GATEWAY_DEFAULT = "gateway-default";
    /** A condition where nothing is chosen, or none where something is. */
    public static final String CONDITION_MISPLACED = "condition-misplaced";
    /** Beyond the grammar or the cost of a condition. */
    public static final String EXPRESSION_REFUSED = "expression-refused";
    /** An equals sign typed behind the one that the field shows already. */
    public static final String EXPRESSION_EQUALS_TWICE = "expression-equals-twice";
    /** A value that the variable never has. */
    public static final String UNKNOWN_VALUE = "unknown-value";
    /** A value that no flow takes. */
    public static final String OUTCOME_WITHOUT_WAY = "outcome-without-way";
    /** A value that two flows take. */
    public static final String OUTCOME_WITH_TWO_WAYS = "outcome-with-two-ways";
    /** An error that nothing catches. */
    public static final String ERROR_UNCAUGHT = "error-uncaught";
    /** A way for an error that nothing raises. */
    public static final String ERROR_NOBODY_RAISES = "error-nobody-raises";
    /** More states than a proof follows. */
    public static final String TOO_COMPLEX = "too-complex";

    /** The proof itself came to no end; reported by who asked for it. */
    public static final String PROOF_FAILED = "proof-failed";

    // Promises
    public static final String ISSUE_WITHOUT_IDENTITY = "issue-without-identity";
    public static final String ISSUE_DESPITE_IDENTITY = "issue-despite-failed-identity";
    public static final String ISSUE_WITHOUT_DECISION = "issue-without-decision";
    public static final String ISSUE_DESPITE_DECISION = "issue-despite-rejection";
    public static final String ISSUE_AGAIN = "issue-again-without-decision";
    public static final String ISSUE_WITHOUT_KEY = "issue-without-key-check";
    public static final String ISSUE_WITHOUT_DOCUMENTS = "issue-without-documents";
    public static final String DECISION_WITHOUT_EXAMINATION = "decision-without-examination";
    public static final String END_WITHOUT_DOCUMENTS = "end-without-documents";
    public static final String END_WITHOUT_NOTICE = "end-without-notice";
    /** A certificate is revoked on a way that does not begin with a request for it. */
    public static final String REVOKE_ELSEWHERE = "revoke-elsewhere";

    public static final String REVOKE_WITHOUT_JUDGEMENT = "revoke-without-judgement";
    public static final String REVOKE_DESPITE_REFUSAL = "revoke-despite-refusal";
    /** Judged to be revoked, and not revoked. */
    public static final String END_WITHOUT_REVOCATION = "end-without-revocation";
    /** Revoked, and nobody looked whether verifiers see it. */
    public static final String END_WITHOUT_PUBLICATION = "end-without-publication";

    // Rules of the automatic decision
    /** No file with one decision table that can be read. */
    public static final String RULES_UNREADABLE = "rules-unreadable";
    /** Around the rows something else than the release has: inputs, outputs, default, another decision. */
    public static final String RULES_FRAME = "rules-frame";
    /** No version of the form yyyy-mm-dd.n. */
    public static final String RULES_VERSION = "rules-version";
    /** No rows. */
    public static final String RULES_EMPTY = "rules-empty";
    /** More rows than anybody reads. */
    public static final String RULES_TOO_MANY = "rules-too-many-rows";
    /** More possibilities than a proof follows. */
    public static final String RULES_TOO_COMPLEX = "rules-too-complex";
    /** An id that no book can show, or two rows of one id. */
    public static final String RULES_ROW_ID = "rules-row-id";
    /** A row with more in it than cells and answers, or with too few. */
    public static final String RULES_ROW_SHAPE = "rules-row-shape";
    /** Another outcome than accept, reject or refer. */
    public static final String RULES_OUTCOME = "rules-outcome-unknown";
    /** No code as a reason. */
    public static final String RULES_REASON = "rules-reason-unreadable";
    /** A cell with more in it than a comparison. */
    public static final String RULES_CELL = "rules-cell-refused";
    /** A word that the input never says. */
    public static final String RULES_WORD = "rules-unknown-word";
    /** A cell that no value fits: the row answers never. */
    public static final String RULES_ROW_NEVER = "rules-row-never";
    /** A row whose outcome never counts, because others always answer before it. */
    public static final String RULES_ROW_WITHOUT_EFFECT = "rules-row-without-effect";
    /** Accepts without people what must never be. */
    public static final String RULES_ACCEPT = "rules-accept-wrongly";
    /** Rejects without people where nothing differs. */
    public static final String RULES_REJECT = "rules-reject-wrongly";

    /** Every code, in the order above. */
    public static final List<String> ALL = all();

    private Codes() {}

    private static List<String> all() {
        List<String> all = new ArrayList<>();
        for (Field field : Codes.class.getFields()) {
            if (field.getType() == String.class) {
                try {
                    all.add((String) field.get(null));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return List.copyOf(all);
    }
}
