package org.toroku.boot.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;

class ApiMessagesTest {
    private static final Path API = Path.of("src", "main", "java", "org", "toroku", "boot", "api");
    private static final Path CORE = Path.of("..", "core", "src", "main", "java", "org", "toroku");
    private static final Path ENROLMENT = CORE.resolve("enrolment");
    private static final Path ISSUANCE = CORE.resolve("issuance");

    private final ApiMessages messages = new ApiMessages();

    private static Set<String> keys(String language) throws IOException {
        Properties texts = new Properties();
        try (var in = Objects.requireNonNull(
                        ApiMessages.class.getResourceAsStream("/api_" + language + ".properties"));
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        assertThat(texts.values()).noneMatch(text -> text.toString().isBlank());
        return new TreeSet<>(texts.stringPropertyNames());
    }

    /** What the sources of a folder write where {@code pattern} has its group. */
    private static Set<String> written(Path folder, String pattern) throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.append(Files.readString(file));
            }
        }
        Set<String> found = Pattern.compile(pattern)
                .matcher(sources)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isNotEmpty();
        return found;
    }

    private static List<String> prefixed(String prefix, Set<String> codes) {
        return codes.stream().map(code -> prefix + code).toList();
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(keys("en")).isEqualTo(keys("ja"));
    }

    @Test
    void everyProblemOfTheApiHasItsSentence() throws IOException {
        Set<String> codes = written(API, "problem\\(\\s*HttpStatus\\.[A-Z_]+,\\s*\"([a-z.-]+[a-z])\"");

        assertThat(codes).contains("no-such-application", "proxy-stops", "pick-up.unavailable");
        assertThat(keys("ja")).containsAll(codes);
    }

    @Test
    void everyRefusalOfTheCounterHasItsSentence() throws IOException {
        assertThat(keys("ja"))
                .containsAll(prefixed("submit.", written(ENROLMENT, "Submitted\\.Refused\\(\"([a-z-]+)\"")))
                .containsAll(prefixed("submit.", Set.of("too-large", "unreadable")))
                .containsAll(prefixed("pick-up.", written(ISSUANCE, "PickUp\\.Refused\\(\"([a-z-]+)\"")))
                .containsAll(prefixed("pick-up.", Set.of("no-ca-key", "key-destroyed")))
                .containsAll(prefixed("receipt.", written(ISSUANCE, "Receipt\\.Refused\\(\"([a-z-]+)\"")));
    }

    @Test
    void everyRefusalOfASignedReceiptHasItsSentence() throws IOException {
        Set<String> codes = new TreeSet<>(List.of("unsigned", "unreadable", "too-many", "status-unknown"));
        codes.addAll(written(CORE.resolve("receipt"), "(?:Refused|Optional\\.of)\\(\"([a-z-]+)\""));
        codes.addAll(written(CORE.resolve("receipt"), "inVain\\(\"([a-z-]+)\""));
        codes.addAll(written(CORE.resolve("holder"), "\"([a-z]+-[a-z-]+)\"\\s*[,:;)]"));
        codes.removeAll(Set.of("items-unreadable", "birth-date"));
        assertThat(codes).contains("other-certificate", "card-not-here", "not-der", "other-application");
        assertThat(keys("ja")).containsAll(prefixed("signed-receipt.", codes));
    }

    @Test
    void everyFaultOfAFieldHasItsSentence() throws IOException {
        Set<String> codes =
                written(ENROLMENT, "(?:problem|shaped|FieldProblem)\\([^;]*?\"([a-z]+(?:-[a-z0-9]+)*)\"\\)+;");

        assertThat(codes).contains("required", "not-kana", "under-15", "version-outdated", "not-acknowledged");
        assertThat(keys("ja")).containsAll(prefixed("field.", codes));
    }

    @Test
    void everyStatusHasItsTitle() throws IOException {
        Set<String> statuses = written(API, "HttpStatus\\.([A-Z_]+)").stream()
                .map(name -> "status." + HttpStatus.valueOf(name).value())
                .collect(Collectors.toSet());

        assertThat(keys("ja")).containsAll(statuses);
    }

    @Test
    void speaksJapaneseUnlessEnglishIsAskedFor() {
        assertThat(detail("no-such-application", Locale.UK)).startsWith("There is no such");
        assertThat(detail("no-such-application", Locale.JAPAN)).startsWith("該当する");
        assertThat(detail("no-such-application", Locale.FRENCH)).startsWith("該当する");
    }

    @Test
    void anUnknownCodeGetsTheGeneralSentenceAndKeepsItsCode() {
        ProblemDetail problem = problem("submit.new-reason", Locale.ENGLISH, Map.of());

        assertThat(problem.getDetail()).isEqualTo("The procedure cannot continue. Please contact us with the code.");
        assertThat(problem.getProperties()).containsEntry("code", "submit.new-reason");
    }

    @Test
    void aFaultyFieldIsNamedWithCodeAndSentence() {
        var fields = messages.fields(List.of(new FieldProblem("email", "not-email")), Locale.ENGLISH);

        assertThat(fields)
                .containsExactly(new ApiMessages.Field("email", "not-email", "This is not an e-mail address."));
        assertThat(problem("fields-invalid", Locale.ENGLISH, Map.of("fields", fields))
                        .getProperties())
                .containsEntry("fields", fields);
    }

    private String detail(String code, Locale locale) {
        return Objects.requireNonNull(problem(code, locale, Map.of()).getDetail());
    }

    private ProblemDetail problem(String code, Locale locale, Map<String, Object> more) {
        return (ProblemDetail) Objects.requireNonNull(
                messages.problem(HttpStatus.CONFLICT, code, locale, more).getBody());
    }
}
