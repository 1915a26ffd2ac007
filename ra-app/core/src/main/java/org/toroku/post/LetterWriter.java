package org.toroku.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Deadline;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentStore;
import org.toroku.letters.Fact;
import org.toroku.letters.Letter;
import org.toroku.letters.LetterHead;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.wording.Wording;

/** Turns an ordered letter into the letter that is printed, in the applicant's language. */
@Component
class LetterWriter {
    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    /** As long as a code, so that the version without it has the same lines. */
    private static final String HIDDEN = "＊";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Applications applications;
    private final DecisionDesk decisions;
    private final DocumentStore documents;
    private final ObjectProvider<CaseLetters> cases;
    private final LetterSettings settings;
    private final LetterHeads heads;

    LetterWriter(
            Applications applications,
            DecisionDesk decisions,
            DocumentStore documents,
            ObjectProvider<CaseLetters> cases,
            LetterSettings settings,
            LetterHeads heads) {
        this.applications = applications;
        this.decisions = decisions;
        this.documents = documents;
        this.cases = cases;
        this.settings = settings;
        this.heads = heads;
    }

    sealed interface Written {
        /** @param kept what remains in the case: the same letter, but without a code that works once */
        record Done(Letter letter, Letter kept) implements Written {}

        record Not(String reason) implements Written {}
    }

    /** What every letter of a case is written from. */
    private record Matter(
            Mail mail, ApplicationRecord application, CaseLetters.Facts facts, LetterWords words, LetterHead head) {}

    Written write(Mail mail, int number) {
        if (!settings.office().complete()) {
            return new Written.Not("no-office");
        }
        Optional<CaseLetters> port = cases(mail);
        Optional<CaseLetters.Facts> facts = port.flatMap(known -> known.facts(mail.caseId()));
        if (facts.isEmpty()) {
            return new Written.Not("no-paper-file");
        }
        ApplicationRecord application = applications.get(mail.caseId());
        Optional<CaseLetters.Destination> to = port.flatMap(known -> known.destination(application, mail.kind()));
        if (to.isEmpty()) {
            return new Written.Not("address-unproven");
        }
        Matter matter = new Matter(
                mail,
                application,
                facts.get(),
                LetterWords.in(facts.get().language()),
                heads.head(mail, number, application, to.get(), facts.get()));
        try {
            return written(matter);
        } catch (DocumentDamagedException _) {
            return new Written.Not("content-unreadable");
        }
    }

    private Written written(Matter matter) {
        return switch (matter.mail().kind()) {
            case DEFECTS ->
                content(matter)
                        .flatMap(json -> DefectSentences.read(json, matter.words()))
                        .map(ordered -> same(new Letter.DefectNotice(
                                matter.head(), ordered.defects(), ordered.due(), heads.returnAddress())))
                        .orElseGet(() -> new Written.Not("content-unreadable"));
            case REMINDER -> same(reminder(matter));
            case INQUIRY -> same(inquiry(matter));
            case RETURN -> originals(matter);
            case PICKUP_CODE -> secret(matter, this::delivery);
            case IDENTIFICATION_CODE -> secret(matter, this::identification);
            case CONFIRMATION -> confirmation(matter);
            case REJECTION -> rejection(matter);
            case NOTICE -> notice(matter);
            case EXPIRY, REVOCATION, RESUME_CODE, INVITATION, CONTINUE_CODE -> new Written.Not("email-only");
        };
    }

    private static Written same(Letter letter) {
        return new Written.Done(letter, letter);
    }

    private Letter reminder(Matter matter) {
        CaseLetters.Facts facts = matter.facts();
        return switch (applications.state(matter.mail().caseId())) {
            case AWAITING_DOCUMENTS -> due(matter, "reminder.documents", lastDay(facts.documentsBy()));
            case AWAITING_REPLY ->
                due(matter, "reminder.reply", lastDay(facts.replyBy().orElse(facts.documentsBy())));
            default -> new Letter.Notice(matter.head(), List.of(matter.words().say("reminder.receipt")), null);
        };
    }

    private Letter due(Matter matter, String key, LocalDate deadline) {
        return new Letter.Notice(
                matter.head(),
                List.of(matter.words().say(key, Map.of("deadline", written(deadline, matter.facts())))),
                deadline);
    }

    private static String written(LocalDate day, CaseLetters.Facts facts) {
        return LetterHeads.english(facts)
                ? day.format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH))
                : day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private Letter inquiry(Matter matter) {
        LetterWords words = matter.words();
        ApplicationRecord application = matter.application();
        return new Letter.Inquiry(
                matter.head(),
                List.of(
                        new Fact(words.say("fact.number"), application.caseNumber()),
                        new Fact(words.say("fact.applied"), written(day(application.createdAt()), matter.facts())),
                        new Fact(words.say("fact.name"), application.form().fullName()),
                        new Fact(words.say("fact.address"), application.form().address())),
                lastDay(matter.facts().replyByIfPostedToday()),
                heads.returnAddress());
    }

    private Written originals(Matter matter) {
        UUID caseId = matter.mail().caseId();
        CaseLetters port = cases(matter.mail()).orElseThrow();
        List<CaseLetters.Original> back = matter.mail()
                .tracking()
                .map(tracking -> port.wentBack(caseId, tracking))
                .orElseGet(() -> port.goingBack(caseId));
        if (back.isEmpty()) {
            return new Written.Not("content-unreadable");
        }
        LetterWords words = matter.words();
        Set<String> returned = back.stream().map(CaseLetters.Original::kind).collect(Collectors.toSet());
        boolean myNumber = back.stream().anyMatch(CaseLetters.Original::myNumberShown);
        return same(new Letter.DocumentReturn(
                matter.head(),
                back.stream()
                        .map(original -> new Letter.DocumentReturn.Returned(
                                words.say(
                                        "return.sheets",
                                        Map.of(
                                                "name",
                                                words.say("enclosure." + original.kind()),
                                                "sheets",
                                                String.valueOf(original.sheets()))),
                                words.say(original.myNumberShown() ? "return.my-number" : "return.other")))
                        .toList(),
                port.lacking(caseId).stream()
                        .filter(each -> each.kinds().stream().noneMatch(returned::contains))
                        .map(each -> words.say("defect." + each.defect(), Map.of("document", named(each, words))))
                        .toList(),
                myNumber,
                // a letter that is printed after it was posted tells the term that ran from then
                lastDay(
                        matter.mail().tracking().isPresent()
                                ? matter.facts().documentsBy()
                                : matter.facts().documentsByIfPostedToday()),
                heads.returnAddress()));
    }

    private static String named(CaseLetters.Lacking lacking, LetterWords words) {
        String any = lacking.kinds().stream()
                .map(kind -> words.say("enclosure." + kind))
                .collect(Collectors.joining(words.say("enclosure.or")));
        String document = lacking.kinds().size() == 1 ? any : words.say("enclosure.any", Map.of("documents", any));
        return lacking.ofProxy() ? words.say("enclosure.of-proxy", Map.of("document", document)) : document;
    }

    private Written secret(Matter matter, BiFunction<Matter, String, Letter> letter) {
        Optional<String> code = content(matter).map(bytes -> new String(bytes, StandardCharsets.US_ASCII));
        if (code.isEmpty() || !code.get().matches("[0-9A-Z-]{12,40}")) {
            return new Written.Not("content-unreadable");
        }
        String plain = code.get().replace("-", "");
        return new Written.Done(letter.apply(matter, plain), letter.apply(matter, HIDDEN.repeat(plain.length())));
    }

    private Letter delivery(Matter matter, String code) {
        LocalDate until = heads.today().plusDays(settings.pickUpWithin().toDays());
        return new Letter.KeyDelivery(
                matter.head(),
                new Letter.KeyDelivery.HandOver.OneTimeCode(
                        code, until, settings.portal().toString()),
                List.of(),
                until);
    }

    private Letter identification(Matter matter, String code) {
        return new Letter.IdentificationCode(
                matter.head(),
                code,
                day(matter.facts().replyByIfPostedToday()),
                settings.portal().toString());
    }

    private Written confirmation(Matter matter) {
        return cases(matter.mail())
                .flatMap(port -> port.confirmed(matter.mail().caseId()))
                .map(known -> secret(matter, (same, code) -> confirmation(same, known, code)))
                .orElseGet(() -> new Written.Not("content-unreadable"));
    }

    private Letter confirmation(Matter matter, CaseLetters.Confirmed known, String code) {
        LetterWords words = matter.words();
        List<Fact> facts = List.of(
                new Fact(words.say("fact.name"), known.name()),
                new Fact(words.say("fact.applied"), moment(known.appliedAt(), matter.facts())),
                new Fact(words.say("fact.issued"), moment(known.issuedAt(), matter.facts())),
                new Fact(words.say("fact.serial"), known.serial()),
                new Fact(words.say("fact.ends"), written(day(known.notAfter()), matter.facts())),
                new Fact(
                        words.say("fact.terminal"),
                        known.terminal().isEmpty() ? words.say("fact.terminal.unknown") : known.terminal()),
                new Fact(words.say("fact.key"), words.say("fact.key." + known.key())));
        return new Letter.Confirmation(
                matter.head(),
                facts,
                code,
                day(known.codeUntilIfPostedToday()),
                settings.portal().resolve("revoke").toString());
    }

    private static String moment(Instant instant, CaseLetters.Facts facts) {
        return written(day(instant), facts) + " " + MINUTE.format(instant.atZone(JAPAN));
    }

    /** 則12①一: without a reason there is no such letter. */
    private Written rejection(Matter matter) {
        Optional<DecisionDesk.Decision> decision =
                decisions.of(matter.mail().caseId()).filter(each -> !each.accepted());
        List<String> reasons = decision.map(DecisionDesk.Decision::reasons).orElse(List.of()).stream()
                .map(code -> matter.words()
                        .find("reason." + code)
                        .orElseGet(() -> matter.words().say("reason.other-reason")))
                .toList();
        return reasons.isEmpty()
                ? new Written.Not("content-unreadable")
                : same(new Letter.Rejection(
                        matter.head(), day(decision.orElseThrow().at()), reasons));
    }

    private Written notice(Matter matter) {
        if (applications.state(matter.mail().caseId()) == ApplicationState.WITHDRAWN) {
            return same(new Letter.WithdrawalConfirmation(
                    matter.head(),
                    day(matter.mail().orderedAt()),
                    List.of(matter.words().say("papers.kept"))));
        }
        List<String> sentences = sentences(
                content(matter)
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .orElse(""),
                LetterHeads.english(matter.facts()));
        return sentences.isEmpty()
                ? new Written.Not("content-unreadable")
                : same(new Letter.Notice(matter.head(), sentences, null));
    }

    /** The notice in the folder is in both languages: its heading, Japanese, a line between, English. */
    static List<String> sentences(String notice, boolean english) {
        List<String> lines = notice.lines()
                .skip(1)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        int between = lines.indexOf(Wording.BETWEEN);
        if (between >= 0) {
            return english ? lines.subList(between + 1, lines.size()) : lines.subList(0, between);
        }
        // written by an earlier release, a sentence a line
        return lines.stream().filter(line -> japanese(line) != english).toList();
    }

    private static boolean japanese(String line) {
        return line.codePoints()
                .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HIRAGANA);
    }

    private Optional<byte[]> content(Matter matter) {
        return matter.mail().contents().stream().findFirst().map(documents::read);
    }

    private static LocalDate lastDay(Instant deadline) {
        return new Deadline(deadline).lastDay();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, JAPAN);
    }

    /** What a case says for its letters; empty where its route has none. */
    Optional<CaseLetters> cases(Mail mail) {
        return cases.stream()
                .filter(port -> port.concerns(mail.kind()))
                .filter(port -> port.facts(mail.caseId()).isPresent())
                .findFirst();
    }

    String caseNumber(UUID caseId) {
        return applications.get(caseId).caseNumber();
    }
}
