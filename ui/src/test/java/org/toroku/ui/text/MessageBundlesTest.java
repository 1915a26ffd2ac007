package org.toroku.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.toroku.ca.lint.PreSignLint;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.toroku.matching.MatchReport;
import org.toroku.officers.Roles;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.keys.KeyFlaw;
import org.toroku.pki.request.RefusalCode;
import org.toroku.workflows.Messages;
import org.toroku.workflows.Variables;

class MessageBundlesTest {
    /** Variables that no step sets. */
    private static final Set<String> IDS = Set.of(Variables.CASE_ID, Variables.RUN_ID);

    private static final Pattern KEY = Pattern.compile("\"([a-z][a-z-]*(?:\\.[A-Za-z_-]+)+)\"");
    private static final Pattern GROUP = Pattern.compile("\"([a-z][a-z-]*(?:\\.[a-z-]+)*\\.)\"");
    private static final Set<String> NO_KEYS = Set.of(
            "application.txt",
            "revocation.txt",
            "faulty-rows.csv",
            "invitations.csv",
            "members.csv",
            "letter.pdf",
            "letters.pdf",
            "toroku.",
            "task.",
            "org.toroku.ui",
            "event.detail",
            "ca.cer",
            "repository/",
            "uuuu");

    private final Properties japanese = load("ja");
    private final Properties english = load("en");

    private static Properties load(String language) {
        String name = "/messages_" + language + ".properties";
        try (InputStream in = Objects.requireNonNull(MessageBundlesTest.class.getResourceAsStream(name));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> found(Pattern pattern) {
        return sources()
                .flatMap(file -> pattern.matcher(read(file)).results())
                .map(match -> match.group(1))
                .filter(text -> NO_KEYS.stream().noneMatch(text::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(english.stringPropertyNames()).isEqualTo(japanese.stringPropertyNames());
    }

    @Test
    void noTextIsEmptyAndBothLanguagesHaveTheSamePlaces() {
        Pattern place = Pattern.compile("\\{\\d}");
        for (String key : japanese.stringPropertyNames()) {
            assertThat(japanese.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            assertThat(places(place, english.getProperty(key)))
                    .as(key)
                    .isEqualTo(places(place, japanese.getProperty(key)));
        }
    }

    private static Set<String> places(Pattern place, String text) {
        Matcher matcher = place.matcher(text);
        return matcher.results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyKeyWrittenInTheCodeExists() {
        Set<String> written = found(KEY);
        assertThat(written).hasSizeGreaterThan(150);
        assertThat(japanese.stringPropertyNames()).containsAll(written);
    }

    @Test
    void everyGroupOfKeysBuiltInTheCodeHasTexts() {
        Set<String> groups = found(GROUP);
        assertThat(groups).isNotEmpty();
        for (String group : groups) {
            assertThat(japanese.stringPropertyNames()).as(group).anyMatch(key -> key.startsWith(group));
        }
    }

    @Test
    void oneThingHasOneName() {
        assertThat(japanese.values())
                .noneMatch(text -> text.toString().matches("(?s).*(申込番号|案件番号|案件コード|受取用の符号|受付ID).*"));
        assertThat(english.values())
                .noneMatch(
                        text -> text.toString().matches("(?si).*(application number|pickup code|collection code).*"));
    }

    @Test
    void everyTextIsUsed() {
        String code = sources().map(MessageBundlesTest::read).collect(Collectors.joining());
        Set<String> groups = found(GROUP);
        assertThat(japanese.stringPropertyNames())
                .allMatch(key -> code.contains("\"" + key + "\"")
                        || groups.stream().anyMatch(key::startsWith)
                        || key.startsWith("progress.")
                        || key.startsWith("state.")
                        || key.matches("(.*\\.unknown|sign\\..*)"));
    }

    @Test
    void everyStateRoleSexOperatorAndVerdictHasItsText() {
        Stream<String> keys = Stream.of(
                        Arrays.stream(ApplicationState.values())
                                .flatMap(s -> Stream.of("state." + s, "state." + s + ".text")),
                        Arrays.stream(ApplicationForm.Sex.values()).map(s -> "sex." + s),
                        Arrays.stream(ApplicationForm.Operator.values()).map(o -> "operator." + o),
                        Arrays.stream(MatchReport.Verdict.values()).map(v -> "match.verdict." + v),
                        Stream.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR)
                                .map(r -> "role." + r))
                .flatMap(group -> group);
        assertThat(japanese.stringPropertyNames()).containsAll(keys.toList());
    }

    @Test
    void everythingThatCanBeWrongWithAKeyHasItsSentence() {
        Stream<String> codes = Stream.of(
                        Arrays.stream(KeyFlaw.values()).map(KeyFlaw::code),
                        Arrays.stream(RefusalCode.values()).map(RefusalCode::code),
                        Stream.of("key-in-use", "key-not-in-profile", "key-accreditation-differs", "required"))
                .flatMap(group -> group);
        assertThat(japanese.stringPropertyNames())
                .containsAll(codes.map(code -> "key-flaw." + code).toList())
                .containsAll(Stream.of(
                                "code-mistyped",
                                "code-wrong",
                                "code-void",
                                "code-expired",
                                "code-used",
                                "key-not-awaited")
                        .map(code -> "key-code." + code)
                        .toList());
    }

    @Test
    void everyFindingOfTheVerificationHasItsText() throws IllegalAccessException {
        for (Field reason : Reasons.class.getFields()) {
            assertThat(japanese.stringPropertyNames()).contains("finding." + reason.get(null));
        }
    }

    @Test
    void everyRuleForCertificatesHasItsSentence() {
        // one name for all rules of an operator's own
        assertThat(PreSignLint.ids()).hasSize(PreSignLint.ruleCount() + 1);
        assertThat(japanese.stringPropertyNames())
                .containsAll(
                        PreSignLint.ids().stream().map(rule -> "lint." + rule).toList());
    }

    @Test
    void everyReasonForWhichRulesReferACaseHasItsSentence() throws IOException {
        String rules;
        try (InputStream in =
                Objects.requireNonNull(MessageBundlesTest.class.getResourceAsStream("/dmn/automatic-decision.dmn"))) {
            rules = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> reasons = Pattern.compile("<text>\"REFER\"</text>\\s*</outputEntry>\\s*<outputEntry[^>]*>\\s*"
                        + "<text>\"([a-z-]+)\"</text>")
                .matcher(rules)
                .results()
                .map(match -> "referral." + match.group(1))
                .distinct()
                .toList();

        assertThat(reasons).hasSizeGreaterThan(15);
        assertThat(japanese.stringPropertyNames()).containsAll(reasons);
    }

    @Test
    void everyRefusalOfTheDesksHasItsOwnSentence() {
        List<String> counter = List.of(
                "unreadable",
                "too-large",
                "other-content",
                "not-der",
                "expired",
                "not-awaiting-signature",
                "other-signature-received",
                "not-issued",
                "key-destroyed",
                "passphrase-weak",
                "no-ca-key",
                "status-unavailable",
                "identity-not-confirmed",
                "card-no-longer-valid",
                "card-of-another-person",
                "content-expired",
                "receipt-missing",
                "correction-asked",
                "documents-returned",
                "documents-missing",
                "application-stopped",
                "withdrawn-by-applicant",
                "approval-renewed",
                "certificate-revoked");
        List<String> decisions = List.of(
                "four-eyes",
                "own-case",
                "role",
                "not-claimed",
                "outdated",
                "already-done",
                "gone",
                "reason-missing",
                "unconfirmed-fields",
                "order-key-unavailable",
                "certificate-not-issuable",
                "profile-not-approved",
                "profiles-altered",
                "not-examined");
        assertThat(japanese.stringPropertyNames())
                .containsAll(counter.stream().map(code -> "reason." + code).toList())
                .containsAll(decisions.stream().map(code -> "act." + code).toList());
    }

    @Test
    void anUnknownCodeGetsTheGeneralSentenceOfItsGroupWithTheCodeInIt() {
        Texts texts = new Texts();
        assertThat(texts.getTranslation("reason.brand-new-code", Locale.ENGLISH))
                .startsWith("This did not work.")
                .contains("brand-new-code");
        assertThat(texts.getTranslation("reason.brand-new-code", Locale.JAPANESE))
                .contains("brand-new-code");
    }

    @Test
    void japaneseIsSpokenWhereTheBrowserAsksForAnotherLanguage() {
        Texts texts = new Texts();
        assertThat(texts.getProvidedLocales().getFirst()).isEqualTo(Locale.JAPANESE);
        assertThat(texts.getTranslation("home.apply", Locale.FRENCH)).isEqualTo("申込みをはじめる");
        assertThat(texts.getTranslation("home.apply", Locale.UK)).isEqualTo("Start an application");
    }

    @Test
    void apostrophesAndPlacesSurviveTogether() {
        assertThat(new Texts().getTranslation("explanation.missing", Locale.ENGLISH, 2))
                .startsWith("2 item(s)");
    }

    /** The history of a case tells every outcome that the models know, and no code. */
    @Test
    void everyOutcomeOfAStepHasWords() throws IllegalAccessException {
        Set<String> keys = new TreeSet<>();
        for (Field constant : Variables.class.getFields()) {
            if (!(constant.get(null) instanceof String value)) {
                continue;
            }
            if (value.matches("[A-Z_]+")) {
                keys.add("outcome.value." + value);
            } else if (!IDS.contains(value)) {
                keys.add("outcome." + value);
            }
        }
        for (Field message : Messages.class.getFields()) {
            if (message.get(null) instanceof String name) {
                keys.add("element." + name);
            }
        }
        assertThat(keys).hasSizeGreaterThan(70);
        assertThat(load("ja").stringPropertyNames()).containsAll(keys);
        assertThat(load("en").stringPropertyNames()).containsAll(keys);
    }

    /** One thing is called by one word; other papers and people of examples are called 見本, too. */
    @Test
    void oneThingHasOneWord() {
        Properties japanese = load("ja");
        for (String other : List.of("推薦", "受取り待ち", "証明書の見本", "メールの見本", "通知の見本")) {
            assertThat(japanese.values())
                    .as(other)
                    .noneMatch(text -> text.toString().contains(other));
        }
    }
}
