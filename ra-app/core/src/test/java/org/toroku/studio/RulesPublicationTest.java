package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.studio.StudioHouse.ANN;
import static org.toroku.studio.StudioHouse.APPROVAL;
import static org.toroku.studio.StudioHouse.BEN;
import static org.toroku.studio.StudioHouse.CLEO;
import static org.toroku.studio.StudioHouse.ENROL;
import static org.toroku.studio.StudioHouse.EXAMINER;
import static org.toroku.studio.StudioHouse.MANAGER;
import static org.toroku.studio.StudioHouse.edited;
import static org.toroku.studio.StudioHouse.id;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.automaton.RulesInForce;
import org.toroku.issuance.StandInCa;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.process.EngineGate;
import org.toroku.studio.DraftDesk.Base;
import org.toroku.studio.DraftDesk.Edit;
import org.toroku.studio.DraftDesk.Saved;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.workflows.DecisionIds;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.DecisionTable.Rule;
import org.toroku.workflows.DecisionTableWriter;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.RuleInputs;
import org.toroku.workflows.RuleSet;
import org.toroku.workflows.proof.Codes;
import org.toroku.workflows.proof.Violation;

/** Two owners and whoever answers for them publish rules; cases are decided by those in force. */
class RulesPublicationTest {
    private static final RuleSet RELEASED = RuleSet.automaticDecision();

    private StudioHouse house;
    private PublicationDesk desk;
    private RulesDesk rules;

    @BeforeEach
    void open() {
        house = new StudioHouse();
        desk = house.publications();
        rules = house.part(RulesDesk.class);
        answers(MANAGER);
    }

    @AfterEach
    void close() {
        house.assertBookIntact();
        house.close();
    }

    private void answers(String officer) {
        house.part(OfficerRegister.class)
                .appoint(DecisionIds.AUTOMATIC_DECISION, officer, Instant.now().minusSeconds(1));
    }

    /** Stricter by one cell. */
    private static ModelFile stricter(String version) {
        List<Rule> rows = DecisionTable.of(RELEASED.file()).rules().stream()
                .map(rule ->
                        rule.id().equals("accept-all-matched") ? cell(rule, RuleInputs.MATCH_NAME, "\"EQUAL\"") : rule)
                .toList();
        return DecisionTableWriter.write(RELEASED.file(), version, rows);
    }

    private static Rule cell(Rule rule, String input, String text) {
        List<String> conditions = new ArrayList<>(rule.conditions());
        conditions.set(RuleInputs.ALL.indexOf(input), text);
        return new Rule(rule.id(), rule.description(), conditions, rule.answers());
    }

    private RuleSet now() {
        return house.part(RulesInForce.class).now().orElseThrow();
    }

    private UUID approved(String name, ModelFile file) {
        UUID publication = house.proposed(name, file);
        assertThat(rules.answerFor(MANAGER, publication)).isEqualTo(new Act.Done(publication));
        assertThat(desk.approve(BEN, publication)).isEqualTo(new Act.Done(publication));
        return publication;
    }

    @Test
    void casesAreDecidedByWhatTwoOwnersApprovedAndSomebodyAnswersFor() {
        ModelFile file = stricter("2027-01-01.1");
        assertThat(now()).isEqualTo(RELEASED);
        assertThat(rules.inForce(ANN).orElseThrow()).satisfies(before -> {
            assertThat(before.rules()).contains(RELEASED);
            assertThat(before.responsible()).contains(MANAGER);
            assertThat(before.takenByCa()).contains(true);
        });
        UUID publication = house.proposed("stricter", file);
        assertThat(desk.publication(ANN, publication).orElseThrow().changed()).containsExactly(RuleSet.RESOURCE);

        assertThat(desk.approve(BEN, publication)).isEqualTo(new Act.Refused("rules-not-answered-for"));
        assertThat(rules.proposed(BEN, publication).orElseThrow()).satisfies(open -> {
            assertThat(open.changed()).isTrue();
            assertThat(open.sha256()).isEqualTo(file.sha256());
            assertThat(open.answeredBy()).isEmpty();
        });
        assertThat(rules.answerFor(MANAGER, publication)).isEqualTo(new Act.Done(publication));
        assertThat(now()).as("a word alone changes nothing").isEqualTo(RELEASED);
        assertThat(desk.approve(BEN, publication)).isEqualTo(new Act.Done(publication));

        assertThat(now()).isEqualTo(RuleSet.of(file));
        house.awaitState(publication, State.LIVE);
        house.restart();
        assertThat(now()).as("after a restart").isEqualTo(RuleSet.of(file));
        assertThat(house.publications().filesInForce(ANN)).contains(file).hasSameSizeAs(Models.all());
        assertThat(house.entries("rules-answered-for")).isEqualTo(1);
        assertThat(house.version("enrol-my-number-card"))
                .as("no process changed")
                .isEqualTo(1);
        UUID begun = house.begunCase();
        assertThat(house.part(CaseModelDesk.class).of(ANN, begun).orElseThrow().newest())
                .as("it follows the newest processes")
                .isTrue();
        assertThat(house.part(MoveDesk.class).look(ANN)).isEqualTo(new Act.Refused("move-nothing"));
    }

    @Test
    void onlyWhoAnswersForTheAutomaticDecisionCanSayYesAndNeverToTheirOwn() {
        UUID publication = house.proposed("mine", stricter("2027-01-01.1"));
        assertThat(rules.answerFor(BEN, publication)).isEqualTo(new Act.Refused("role"));
        assertThat(rules.answerFor(EXAMINER, publication)).isEqualTo(new Act.Refused("role"));
        assertThat(rules.answerFor(MANAGER, UUID.randomUUID())).isEqualTo(new Act.Refused("not-found"));
        OfficerRegister officers = house.part(OfficerRegister.class);
        officers.save(new OfficerAccount("other", "o", "{noop}x", true, Set.of(Roles.MANAGER)));
        assertThat(rules.answerFor("other", publication)).isEqualTo(new Act.Refused("not-responsible"));

        // who answers is another one by now: the word of the former counts no longer
        rules.answerFor(MANAGER, publication);
        answers("other");
        assertThat(desk.approve(BEN, publication)).isEqualTo(new Act.Refused("rules-not-answered-for"));
        assertThat(rules.answerFor("other", publication)).isEqualTo(new Act.Done(publication));

        // a manager who is an owner as well stays one person
        officers.save(new OfficerAccount(CLEO, CLEO, "{noop}x", true, Set.of(Roles.MANAGER, Roles.PROCESS_OWNER)));
        answers(CLEO);
        assertThat(rules.answerFor(CLEO, publication)).isEqualTo(new Act.Done(publication));
        assertThat(desk.approve(CLEO, publication)).isEqualTo(new Act.Refused("four-eyes"));
        officers.save(new OfficerAccount(ANN, ANN, "{noop}x", true, Set.of(Roles.MANAGER, Roles.PROCESS_OWNER)));
        answers(ANN);
        assertThat(rules.answerFor(ANN, publication)).isEqualTo(new Act.Refused("four-eyes"));
        assertThat(now()).isEqualTo(RELEASED);
    }

    /** Both were free to act when they were asked; who answers is looked at again where it is committed. */
    @Test
    void whoAnswersIsAskedAgainInTheTransactionThatApprovesOrSaysYes() throws Exception {
        house.part(OfficerRegister.class)
                .save(new OfficerAccount("other", "o", "{noop}x", true, Set.of(Roles.MANAGER)));
        UUID publication = house.proposed("raced", stricter("2027-01-01.1"));

        assertThat(whileAnotherIsAppointed(
                        "SELECT 1 FROM publication WHERE id = '" + publication + "' FOR UPDATE",
                        () -> rules.answerFor(MANAGER, publication)))
                .isEqualTo(new Act.Refused("not-responsible"));
        answers(MANAGER);
        assertThat(rules.answerFor(MANAGER, publication)).isEqualTo(new Act.Done(publication));
        assertThat(whileAnotherIsAppointed(
                        "SELECT 1 FROM (SELECT pg_advisory_xact_lock(" + Choices.CHOOSING + ")) AS held",
                        () -> desk.approve(BEN, publication)))
                .isEqualTo(new Act.Refused("rules-not-answered-for"));
        assertThat(now()).isEqualTo(RELEASED);
    }

    /** The act gets as far as its transaction, and waits there until somebody else is appointed. */
    private Act whileAnotherIsAppointed(String held, Callable<Act> act) throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Act> acting =
                    Objects.requireNonNull(house.part(TransactionTemplate.class).execute(status -> {
                        house.part(JdbcClient.class)
                                .sql(held)
                                .query(Integer.class)
                                .single();
                        Future<Act> begun = thread.submit(act);
                        StudioHouse.await(() -> house.number("SELECT count(*) FROM pg_stat_activity"
                                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'")
                                == 1);
                        try (ExecutorService another = Executors.newSingleThreadExecutor()) {
                            another.submit(() -> answers("other")).get();
                        } catch (InterruptedException | ExecutionException e) {
                            throw new IllegalStateException(e);
                        }
                        return begun;
                    }));
            return acting.get();
        }
    }

    @Test
    void whatChangesNoRulesNeedsNoWord() {
        UUID publication = house.proposed("processes only", edited(ENROL, "owners-1"));

        assertThat(rules.proposed(ANN, publication).orElseThrow().changed()).isFalse();
        assertThat(rules.answerFor(MANAGER, publication)).isEqualTo(new Act.Refused("rules-unchanged"));
        assertThat(desk.approve(BEN, publication)).isEqualTo(new Act.Done(publication));
        assertThat(now()).isEqualTo(RELEASED);
    }

    /** The node dies after the approval and before the engine has anything: there is nothing to activate. */
    @Test
    void aNodeThatDiesRightAfterTheApprovalComesBackWithTheNewRules() {
        house.gate().breakDown(EngineGate.Kind.REQUEST_LOST, path -> true);
        UUID publication = approved("dies", stricter("2027-01-01.1"));
        house.stop();
        house.start();

        assertThat(house.state(publication)).isEqualTo(State.APPROVED);
        assertThat(now().version()).isEqualTo("2027-01-01.1");
        house.gate().repair();
        house.awaitState(publication, State.LIVE);
        assertThat(now().version()).isEqualTo("2027-01-01.1");
    }

    /** Processes and rules are one publication: what the engine does not take brings the rules before back as well. */
    @Test
    void rulesGoBackWithProcessesThatTheEngineDoesNotTake() {
        house.world().prover = models -> List.of();
        UUID draft = house.draft(ANN, "broken");
        String issue = edited("bpmn/issue-certificate.bpmn", "owners-1").text();
        house.saved(
                ANN,
                draft,
                StudioHouse.file(
                        "bpmn/issue-certificate.bpmn", issue.replace("=issuance = \"ISSUED\"", "=issuance = = (")));
        UUID failing = id(house.propose(ANN, draft, house.saved(ANN, draft, stricter("2027-01-01.1"))));
        assertThat(rules.answerFor(MANAGER, failing)).isEqualTo(new Act.Done(failing));
        assertThat(desk.approve(BEN, failing)).isEqualTo(new Act.Done(failing));

        house.awaitState(failing, State.FAILED);
        assertThat(now()).isEqualTo(RELEASED);
    }

    @Test
    void ofTwoAtOnceOneIsInForceAndTheOtherRefused() throws Exception {
        List<UUID> both =
                List.of(house.proposed("a", stricter("2027-01-01.1")), house.proposed("b", stricter("2027-01-01.2")));
        both.forEach(each -> assertThat(rules.answerFor(MANAGER, each)).isInstanceOf(Act.Done.class));
        List<Act> answers = house.approvedAtOnce(both);
        assertThat(answers).filteredOn(Act.Done.class::isInstance).hasSize(1);
        int winner = answers.getFirst() instanceof Act.Done ? 0 : 1;
        assertThat(now().version()).isEqualTo("2027-01-01." + (winner + 1));
        assertThat(rules.answerFor(MANAGER, both.get(1 - winner))).isEqualTo(new Act.Refused("live-changed"));
    }

    /** A decision that was judged by rules which are replaced before it commits is judged anew. */
    @Test
    void aDecisionHoldsTheRulesThatItWasJudgedBy() {
        RuleSet judgedBy = now();
        assertThat(held(judgedBy)).isTrue();

        approved("replaced", stricter("2027-01-01.1"));

        assertThat(held(judgedBy)).isFalse();
        assertThat(held(now())).isTrue();
    }

    private boolean held(RuleSet judgedBy) {
        RulesInForce inForce = house.part(RulesInForce.class);
        return Boolean.TRUE.equals(
                house.part(TransactionTemplate.class).<Boolean>execute(status -> inForce.hold(judgedBy)));
    }

    @Test
    void alteredRulesDecideNothingAndAreReplacedByNoOthers() {
        UUID publication = approved("altered", stricter("2027-01-01.1"));
        house.awaitState(publication, State.LIVE);
        String sha256 = now().sha256();
        byte[] bytes = house.sql()
                .sql("SELECT content FROM model_content WHERE sha256 = ?")
                .param(sha256)
                .query(byte[].class)
                .single();
        house.sql()
                .sql("UPDATE model_content SET content = ? WHERE sha256 = ?")
                .params("<definitions/>".getBytes(StandardCharsets.UTF_8), sha256)
                .update();
        house.restart();
        assertThat(house.part(RulesInForce.class).now()).isEmpty();
        assertThat(house.part(RulesDesk.class).inForce(ANN).orElseThrow().rules())
                .isEmpty();

        house.sql()
                .sql("UPDATE model_content SET content = ? WHERE sha256 = ?")
                .params(bytes, sha256)
                .update();
        assertThat(now().sha256()).isEqualTo(sha256);
    }

    /** Somebody with the database writes a word of their own, or another officer into a true one: the book knows better. */
    @Test
    void aForgedWordApprovesNothing() {
        UUID publication = house.proposed("forged", stricter("2027-01-01.1"));
        house.sql()
                .sql("INSERT INTO rules_word (publication_id, rules_sha256, officer, said_at) VALUES (?, ?, ?, now())")
                .params(publication, stricter("2027-01-01.1").sha256(), MANAGER)
                .update();
        assertThat(desk.approve(BEN, publication)).isEqualTo(new Act.Refused("models-altered"));
        assertThat(findings()).contains("rules_word " + publication);
        house.sql().sql("DELETE FROM rules_word").update();

        assertThat(rules.answerFor(MANAGER, publication)).isEqualTo(new Act.Done(publication));
        for (String column : List.of("officer", "rules_sha256")) {
            house.sql()
                    .sql("UPDATE rules_word SET " + column + " = " + column + " || 'x'")
                    .update();
            assertThat(desk.approve(BEN, publication)).isEqualTo(new Act.Refused("models-altered"));
            assertThat(findings()).contains("rules_word " + publication);
            house.sql()
                    .sql("UPDATE rules_word SET " + column + " = rtrim(" + column + ", 'x')")
                    .update();
        }
        assertThat(desk.approve(BEN, publication)).isEqualTo(new Act.Done(publication));
    }

    private List<String> findings() {
        return house.part(BookVerifier.class).verify() instanceof BookVerifier.Report.Altered(var findings)
                ? findings.stream().map(BookVerifier.Finding::where).toList()
                : List.of();
    }

    @Test
    void rulesThatCannotBeProvenAreKeptAndNotProposed() {
        List<Rule> rows = DecisionTable.of(RELEASED.file()).rules().stream()
                .filter(rule -> !rule.id().equals("refer-deny-listed"))
                .map(rule -> rule.id().equals("accept-all-matched")
                        ? cell(rule, RuleInputs.DENY_LISTED, "true,false")
                        : rule)
                .toList();
        UUID draft = house.draft(ANN, "wide");
        int version = house.saved(ANN, draft, DecisionTableWriter.write(RELEASED.file(), "2027-01-01.1", rows));

        assertThat(house.drafts().proof(ANN, draft).orElseThrow().violations())
                .extracting(Violation::code, Violation::elementId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Codes.RULES_ACCEPT, "accept-all-matched"));
        assertThat(house.propose(ANN, draft, version)).isEqualTo(new Act.Refused("not-proven"));
        assertThat(house.drafts()
                        .save(
                                ANN,
                                new Edit(
                                        draft,
                                        version,
                                        new ModelFile(RuleSet.RESOURCE, "<a/>".getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(new Saved.Refused("model-not-dmn"));
    }

    @Test
    void aVersionStandsForOneSetOfRulesForEver() {
        UUID draft = house.draft(ANN, "version");
        int used = house.saved(ANN, draft, stricter(RELEASED.version()));
        assertThat(house.propose(ANN, draft, used)).isEqualTo(new Act.Refused("version-tag-used"));
        UUID first = approved("first", stricter("2027-01-01.1"));
        house.awaitState(first, State.LIVE);
        UUID back = house.proposed("other", stricter("2027-01-01.2"));
        rules.answerFor(MANAGER, back);
        desk.approve(BEN, back);
        house.awaitState(back, State.LIVE);

        List<Rule> rows = new ArrayList<>(DecisionTable.of(RELEASED.file()).rules());
        rows.removeLast();
        UUID again = house.draft(ANN, "again");
        int version = house.saved(ANN, again, DecisionTableWriter.write(RELEASED.file(), "2027-01-01.1", rows));
        assertThat(house.propose(ANN, again, version)).isEqualTo(new Act.Refused("version-tag-used"));
    }

    @Test
    void theReleasedRulesArePublishedAgainFromADraftOfThem() {
        house.awaitState(approved("away", stricter("2027-01-01.1")), State.LIVE);
        UUID draft = id(house.drafts().start(ANN, "back", Base.RELEASE));
        UUID publication = id(house.propose(ANN, draft, 0));
        assertThat(rules.answerFor(MANAGER, publication)).isEqualTo(new Act.Done(publication));
        assertThat(desk.approve(BEN, publication)).isEqualTo(new Act.Done(publication));

        assertThat(now()).isEqualTo(RELEASED);
    }

    /** Published before owners could choose rules: those of the release count, and nothing seems changed by them. */
    @Test
    void aPublicationWithoutRulesHasThoseOfTheRelease() {
        house.world().release = Models.processes();
        house.restart();
        desk = house.publications();
        UUID old = house.live("old", edited(ENROL, "owners-1"));
        assertThat(desk.publication(ANN, old).orElseThrow().changed()).containsExactly(ENROL);

        assertThat(now()).isEqualTo(RELEASED);
        UUID draft = house.draft(ANN, "next");
        assertThat(house.drafts().file(ANN, draft, 0, RuleSet.RESOURCE)).contains(RELEASED.file());
        assertThat(house.propose(ANN, draft, 0)).isEqualTo(new Act.Refused("nothing-changed"));
        assertThat(desk.republish(ANN, old, "x", APPROVAL)).isEqualTo(new Act.Refused("nothing-changed"));
    }

    @Test
    void saysWhereTheCaCannotBeAsked() {
        UUID publication = house.proposed("away", stricter("2027-01-01.2"));
        house.world().ca.be(StandInCa.Mood.OUT_OF_REACH);

        assertThat(rules.proposed(ANN, publication).orElseThrow().takenByCa()).isEmpty();
        assertThat(rules.inForce(ANN).orElseThrow().takenByCa()).isEmpty();
        assertThat(rules.trialOf(ANN, publication)).isPresent();
    }

    @Test
    void saysWhereTheCaDoesNotKnowTheRules() {
        UUID publication = house.proposed("unknown", stricter("2027-01-01.1"));
        house.world().ca.be(StandInCa.Mood.OTHER_RULES);

        assertThat(rules.proposed(ANN, publication).orElseThrow().takenByCa()).contains(false);
        assertThat(rules.inForce(ANN).orElseThrow().takenByCa()).contains(false);
    }
}
