package org.toroku.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.evidence.DocumentStore;
import org.toroku.issuance.CardHouse;
import org.toroku.notes.CaseNotes.Mention;
import org.toroku.notes.CaseNotes.Note;
import org.toroku.notes.CaseNotes.Written.Done;
import org.toroku.notes.CaseNotes.Written.Refused;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;

/** What officers write to each other about a case. */
class CaseNotesTest {
    private static final Officer HANAKO = new Officer("hanako", Set.of(Roles.EXAMINER));
    private static final Officer AUDITOR = new Officer("audrey", Set.of(Roles.AUDITOR));
    private static final Officer POST = new Officer("paul", Set.of(Roles.POST_ROOM));

    private static CardHouse house;

    @BeforeAll
    static void open() {
        house = new CardHouse();
        OfficerRegister officers = house.part(OfficerRegister.class);
        // the applicant's namesake
        officers.save(new OfficerAccount("hanako", "山田 花子", "{noop}x", true, HANAKO.roles()));
        officers.save(new OfficerAccount("audrey", "監査 一", "{noop}x", true, AUDITOR.roles()));
        officers.save(new OfficerAccount("paul", "文書 一", "{noop}x", true, POST.roles()));
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    private static CaseNotes notes() {
        return house.part(CaseNotes.class);
    }

    private static UUID aCase() {
        UUID caseId = house.submitted().applicationId();
        house.examineTask(caseId);
        return caseId;
    }

    @Test
    void whoIsNamedFindsTheCaseUntilTheyLook() {
        UUID caseId = aCase();
        assertThat(notes().write(CardHouse.ANNE, caseId, "@carl 印影が薄い。taro@bert.example に照会済み\n@carl."))
                .isEqualTo(new Done());
        assertThat(notes().write(CardHouse.ANNE, caseId, "@carl @omni 返事待ち")).isEqualTo(new Done());

        assertThat(notes().of(CardHouse.CARL, caseId))
                .extracting(Note::author, Note::text)
                .first()
                .isEqualTo(org.assertj.core.groups.Tuple.tuple(
                        "anne", Optional.of("@carl 印影が薄い。taro@bert.example に照会済み\n@carl.")));
        assertThat(notes().mentions(CardHouse.CARL)).singleElement().satisfies(mention -> {
            assertThat(mention.caseId()).isEqualTo(caseId);
            assertThat(mention.author()).isEqualTo("anne");
            assertThat(mention.notes()).isEqualTo(2);
        });
        assertThat(notes().mentions(CardHouse.BERT))
                .as("an address names nobody")
                .isEmpty();

        notes().seen(CardHouse.CARL, caseId);

        assertThat(notes().mentions(CardHouse.CARL)).isEmpty();
        assertThat(notes().mentions(CardHouse.OMNI)).extracting(Mention::caseId).containsExactly(caseId);
        assertThat(house.book(caseId))
                .filteredOn(action -> action.equals("note-written"))
                .hasSize(2);
    }

    @Test
    void nobodyReadsOrWritesOnTheirOwnCaseNorWithoutTheRole() {
        UUID caseId = aCase();
        notes().write(CardHouse.ANNE, caseId, "社内限り");

        assertThat(notes().of(HANAKO, caseId)).isEmpty();
        assertThat(notes().write(HANAKO, caseId, "x")).isEqualTo(new Refused("own-case", ""));
        assertThat(notes().of(POST, caseId)).isEmpty();
        assertThat(notes().write(POST, caseId, "x")).isEqualTo(new Refused("role", ""));
        assertThat(notes().of(AUDITOR, caseId)).hasSize(1);
        assertThat(notes().write(AUDITOR, caseId, "x")).isEqualTo(new Refused("role", ""));
        assertThat(notes().of(new Officer("anne", Set.of(Roles.POST_ROOM)), caseId))
                .isEmpty();
        assertThat(notes().colleagues(CardHouse.ANNE))
                .contains("bert", "carl", "audrey")
                .doesNotContain("anne", "paul");
    }

    /** As where the card says only later whose case it is; here the register does. */
    @Test
    void nobodyIsCalledToTheirOwnCase() {
        UUID caseId = aCase();
        assertThat(notes().write(CardHouse.ANNE, caseId, "@dora")).isEqualTo(new Refused("officer-unknown", "dora"));
        Officer dora = new Officer("dora", Set.of(Roles.DECIDER));
        named(dora, "職員 ドーラ");
        assertThat(notes().write(CardHouse.ANNE, caseId, "@dora")).isEqualTo(new Done());
        assertThat(notes().mentions(dora)).hasSize(1);
        OfficerAccount hanako = house.part(OfficerRegister.class).find("hanako").orElseThrow();
        house.part(OfficerRegister.class)
                .save(new OfficerAccount("hanako", hanako.displayName(), "{noop}x", false, HANAKO.roles()));

        named(dora, "山田 花子");

        assertThat(notes().mentions(dora)).isEmpty();
        named(dora, "職員 ドーラ");
        house.part(OfficerRegister.class).save(hanako);
    }

    private static void named(Officer officer, String name) {
        house.part(OfficerRegister.class)
                .save(new OfficerAccount(officer.username(), name, "{noop}x", true, officer.roles()));
    }

    @Test
    void refusesWhatMustNotBeWrittenAndCallsThatNobodyWouldHear() {
        UUID caseId = aCase();

        assertThat(notes().write(CardHouse.ANNE, caseId, " \u3000 ")).isEqualTo(new Refused("text-missing", ""));
        for (String hidden : List.of("\u0000", "\u202E", "\u2066", "\u200B", "\u001B[2J", "\u3164", "\r")) {
            assertThat(notes().write(CardHouse.ANNE, caseId, "承諾" + hidden + "しない"))
                    .as("U+%04X", (int) hidden.charAt(0))
                    .isEqualTo(new Refused("text-unprintable", ""));
        }
        assertThat(notes().write(CardHouse.ANNE, caseId, "x".repeat(CaseNotes.LONGEST + 1)))
                .isEqualTo(new Refused("text-too-long", ""));
        assertThat(notes().write(CardHouse.ANNE, caseId, "番号は 1234 5678 9018")).isEqualTo(new Refused("my-number", ""));
        assertThat(notes().write(CardHouse.ANNE, caseId, "@nobody 見て"))
                .isEqualTo(new Refused("officer-unknown", "nobody"));
        assertThat(notes().write(CardHouse.ANNE, caseId, "@paul 見て"))
                .isEqualTo(new Refused("officer-cannot-look", "paul"));
        assertThat(notes().write(CardHouse.ANNE, caseId, "@hanako 見て"))
                .as("her own case")
                .isEqualTo(new Refused("officer-cannot-look", "hanako"));
        assertThat(notes().of(CardHouse.ANNE, caseId)).isEmpty();
    }

    @Test
    void itsAuthorErasesANoteAndWhoWroteItWhenStays() {
        UUID caseId = aCase();
        notes().write(CardHouse.ANNE, caseId, "@carl 返事待ち");
        notes().write(CardHouse.BERT, caseId, "返事待ち");
        notes().write(CardHouse.ANNE, caseId, "返事待ち");
        Note called = notes().of(CardHouse.ANNE, caseId).getFirst();
        Note alike = notes().of(CardHouse.ANNE, caseId).getLast();

        assertThat(notes().erase(CardHouse.BERT, caseId, called.id())).isEqualTo(new Refused("not-author", ""));
        assertThat(notes().erase(HANAKO, caseId, called.id())).isEqualTo(new Refused("own-case", ""));
        assertThat(notes().erase(AUDITOR, caseId, called.id())).isEqualTo(new Refused("role", ""));
        assertThat(notes().erase(CardHouse.ANNE, caseId, UUID.randomUUID())).isEqualTo(new Refused("note-unknown", ""));
        assertThat(notes().erase(CardHouse.ANNE, aCase(), called.id()))
                .as("not of this case")
                .isEqualTo(new Refused("note-unknown", ""));
        assertThat(notes().of(CardHouse.ANNE, caseId))
                .allMatch(note -> note.text().isPresent());

        assertThat(notes().erase(CardHouse.ANNE, caseId, called.id())).isEqualTo(new Done());
        assertThat(notes().erase(CardHouse.ANNE, caseId, called.id()))
                .as("pressed twice")
                .isEqualTo(new Done());
        assertThat(notes().erase(CardHouse.ANNE, caseId, alike.id())).isEqualTo(new Done());

        assertThat(notes().of(CardHouse.BERT, caseId))
                .extracting(Note::author, Note::text, note -> note.erasedAt().isPresent())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("anne", Optional.empty(), true),
                        org.assertj.core.groups.Tuple.tuple("bert", Optional.of("返事待ち"), false),
                        org.assertj.core.groups.Tuple.tuple("anne", Optional.empty(), true));
        assertThat(notes().mentions(CardHouse.CARL)).extracting(Mention::caseId).doesNotContain(caseId);
        assertThat(house.book(caseId))
                .filteredOn(action -> action.equals("note-erased"))
                .hasSize(2);
        assertThat(house.sql()
                        .sql("SELECT count(*) FROM document WHERE application_id = ? AND kind = 'CASE_NOTE'"
                                + " AND wrapped_key IS NOT NULL")
                        .param(caseId)
                        .query(Integer.class)
                        .single())
                .as("only what Bert wrote can be read")
                .isEqualTo(1);
        assertThat(notes().write(CardHouse.ANNE, caseId, "返事待ち"))
                .as("the same can be written again")
                .isEqualTo(new Done());
        assertThat(notes().of(CardHouse.BERT, caseId).getLast().text()).contains("返事待ち");
    }

    @Test
    void notesFromBeforeActsWereSealedAreReadAndErased() {
        UUID caseId = aCase();
        UUID note = java.util.Objects.requireNonNull(house.part(
                        org.springframework.transaction.support.TransactionTemplate.class)
                .execute(_ -> {
                    UUID document = house.part(DocumentStore.class)
                            .put(
                                    caseId,
                                    org.toroku.evidence.DocumentKind.CASE_NOTE,
                                    "text/plain; charset=utf-8",
                                    "昔のメモ".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .id();
                    UUID id = UUID.randomUUID();
                    house.sql()
                            .sql("INSERT INTO case_note (id, application_id, author, written_at, document_id)"
                                    + " VALUES (?, ?, 'anne', now(), ?)")
                            .params(id, caseId, document)
                            .update();
                    return id;
                }));

        assertThat(notes().of(CardHouse.ANNE, caseId)).extracting(Note::text).containsExactly(Optional.of("昔のメモ"));
        assertThat(notes().erase(CardHouse.ANNE, caseId, note)).isEqualTo(new Done());
        assertThat(notes().of(CardHouse.ANNE, caseId)).extracting(Note::text).containsExactly(Optional.empty());
    }

    @Test
    void goesWithTheKeyOfTheCaseAndStandsReadableNowhere() {
        UUID caseId = aCase();
        notes().write(CardHouse.ANNE, caseId, "電話で本人に確認");
        String everything = house.sql()
                .sql("SELECT coalesce(string_agg(n::text, ''), '') FROM case_note n")
                .query(String.class)
                .single();
        assertThat(everything).contains("anne").doesNotContain("電話");

        house.part(org.springframework.transaction.support.TransactionTemplate.class)
                .executeWithoutResult(status -> house.part(DocumentStore.class).destroy(caseId));

        assertThat(notes().of(CardHouse.ANNE, caseId))
                .singleElement()
                .extracting(Note::text)
                .isEqualTo(Optional.empty());
    }
}
