package org.toroku.post;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Deadline;
import org.toroku.letters.ApplicationForm;
import org.toroku.letters.CaseCode;
import org.toroku.letters.Fact;
import org.toroku.letters.LetterLanguage;
import org.toroku.letters.LetterPress;
import org.toroku.letters.PostalAddress;
import org.toroku.pki.Der;

/** Typesets the application form of the paper route from the application as it was made. */
@Component
public class FormPrinter {
    private static final String MATTERS = "【重要事項の確認";
    private static final String VERSION = "説明書の版 / Explanation version: ";
    private static final String CONFIRMED = "[確認しました / confirmed] ";

    private final Applications applications;
    private final LetterHeads heads;
    private final Typesetter typesetter;
    private final LetterSettings settings;

    FormPrinter(Applications applications, LetterHeads heads, Typesetter typesetter, LetterSettings settings) {
        this.applications = applications;
        this.heads = heads;
        this.typesetter = typesetter;
        this.settings = settings;
    }

    /**
     * @param content the readable application, whose important matters are printed
     * @param enclose what to enclose, words of the kinds of documents; of each group one
     * @param ofProxy one of these, the proxy's own; empty without a proxy
     */
    public record Form(
            UUID applicationId,
            String caseCode,
            Locale language,
            String content,
            List<List<String>> enclose,
            List<String> ofProxy,
            Instant deadline) {
        @Override
        public String toString() {
            return "Form[" + applicationId + "]";
        }
    }

    public sealed interface Outcome {
        record Set(Der pdf) implements Outcome {}

        /** {@code reason}: no-office, fonts-missing, fonts-unreadable. */
        record Unavailable(String reason) implements Outcome {}
    }

    public Outcome print(Form form) {
        if (!settings.office().complete()) {
            return new Outcome.Unavailable("no-office");
        }
        ApplicationRecord application = applications.get(form.applicationId());
        boolean english = form.language().getLanguage().equals("en");
        LetterWords words = LetterWords.in(form.language());
        LocalDate made = LocalDate.ofInstant(application.createdAt(), LetterWriter.JAPAN);
        ApplicationForm sheet = new ApplicationForm(
                english ? LetterLanguage.ENGLISH : LetterLanguage.JAPANESE,
                new CaseCode(form.caseCode()),
                made,
                applicant(application.form()),
                consent(form.content(), english),
                submission(form, words));
        return typesetter
                .press()
                .map(press -> print(press, sheet, application.createdAt()))
                .orElseGet(() -> new Outcome.Unavailable("fonts-missing"));
    }

    /** A font that was there when it was looked for may be broken, or gone since. */
    private Outcome print(LetterPress press, ApplicationForm sheet, Instant at) {
        try {
            return new Outcome.Set(Der.of(press.print(sheet, at).pdf()));
        } catch (UncheckedIOException _) {
            typesetter.lookAgain();
            return new Outcome.Unavailable("fonts-unreadable");
        }
    }

    private static ApplicationForm.Applicant applicant(org.toroku.enrolment.ApplicationForm form) {
        String code = form.postalCode();
        return new ApplicationForm.Applicant(
                new ApplicationForm.Names(
                        form.fullName(),
                        form.familyNameKana() + "\u3000" + form.givenNameKana(),
                        form.familyNameRomaji() + " " + form.givenNameRomaji(),
                        form.formerName().orElse(null)),
                new ApplicationForm.Address(
                        new PostalAddress(
                                code.length() == 7 ? code.substring(0, 3) + "-" + code.substring(3) : code,
                                form.address()),
                        null),
                form.birthDate(),
                sex(form.sex()),
                new ApplicationForm.Contact(form.email(), form.phone()),
                List.<Fact>of());
    }

    private static ApplicationForm.@Nullable Sex sex(org.toroku.enrolment.ApplicationForm.Sex sex) {
        return switch (sex) {
            case MALE -> ApplicationForm.Sex.MALE;
            case FEMALE -> ApplicationForm.Sex.FEMALE;
            case UNSTATED -> null;
        };
    }

    /** The matters as they were confirmed, even if their text changed since: they stand in the application itself. */
    private static ApplicationForm.Consent consent(String content, boolean english) {
        List<String> lines =
                content.lines().dropWhile(line -> !line.startsWith(MATTERS)).toList();
        String version = lines.stream()
                .filter(line -> line.startsWith(VERSION))
                .findFirst()
                .map(line -> line.substring(VERSION.length()))
                .orElseThrow(() -> new IllegalStateException("an application names no explanation"));
        List<String> items = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith(CONFIRMED)) {
                items.add(english ? lines.get(i + 1).strip() : lines.get(i).substring(CONFIRMED.length()));
            }
        }
        return new ApplicationForm.Consent(version, items);
    }

    private ApplicationForm.Submission submission(Form form, LetterWords words) {
        List<ApplicationForm.Enclosure> required = new ArrayList<>();
        List<ApplicationForm.Enclosure> oneOf = new ArrayList<>();
        List<List<String>> choices =
                form.enclose().stream().filter(group -> group.size() > 1).toList();
        for (List<String> group : form.enclose()) {
            // the form has room for one list of alternatives; a choice before it stands in one line
            if (group.size() > 1 && group.equals(choices.getLast())) {
                group.forEach(kind -> oneOf.add(enclosure(words, List.of(kind))));
            } else {
                required.add(enclosure(words, group));
            }
        }
        if (!form.ofProxy().isEmpty()) {
            String names = words.say("form.of-proxy", Map.of("documents", names(words, form.ofProxy())));
            required.add(new ApplicationForm.Enclosure(names, words.say("form.remark.original")));
        }
        return new ApplicationForm.Submission(
                required, oneOf, new Deadline(form.deadline()).lastDay(), heads.returnAddress());
    }

    private static ApplicationForm.Enclosure enclosure(LetterWords words, List<String> kinds) {
        return new ApplicationForm.Enclosure(names(words, kinds), words.say(remark(kinds.getFirst())));
    }

    private static String names(LetterWords words, List<String> kinds) {
        return kinds.stream()
                .map(kind -> words.say("enclosure." + kind))
                .collect(Collectors.joining(words.say("form.or").replace('_', ' ')));
    }

    private static String remark(String kind) {
        return switch (kind) {
            case "APPLICATION_FORM", "MANDATE" -> "form.remark.signed";
            case "DRIVING_LICENCE", "PASSPORT", "MY_NUMBER_CARD_FRONT", "RESIDENCE_CARD" -> "form.remark.original";
            default -> "form.remark.recent";
        };
    }
}
