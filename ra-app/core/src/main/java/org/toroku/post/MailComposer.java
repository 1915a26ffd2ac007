package org.toroku.post;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.toroku.audit.BookVerifier;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentStore;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.wording.Wording;
import org.toroku.wording.WordingKind;
import org.toroku.wording.WordingsInForce;
import org.toroku.wording.WordingsInForce.Used;

/**
 * Writes the e-mail: that there is news, and where to look. Others may read it, so it says nothing else, except what became
 * of a revocation: lists and answers say that to everybody. An applicant's words come into no header, and before a certificate
 * was issued into no mail at all: anybody can enter another's address, and in the place of a name what that person is to read.
 */
@Component
class MailComposer {
    private static final Pattern CASE_NUMBER = Pattern.compile("[A-Za-z0-9-]{1,40}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private static final String NAME = "name";

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Applications applications;
    private final BookVerifier book;
    private final MailSettings settings;
    private final DocumentStore documents;
    private final Words words;
    private final Clock clock;

    /** What a mail says. */
    @Component
    record Words(WordingsInForce wordings, LetterSettings letters, ObjectProvider<InvitationMails> invitations) {}

    MailComposer(
            Applications applications,
            BookVerifier book,
            MailSettings settings,
            DocumentStore documents,
            Words words,
            Clock clock) {
        this.documents = documents;
        this.words = words;
        this.applications = applications;
        this.book = book;
        this.settings = settings;
        this.clock = clock;
    }

    sealed interface Composed {
        /** @param text from which it was written */
        record Ready(MimeMessage message, Used text) implements Composed {}

        record Not(MailQueue.Outcome outcome) implements Composed {}
    }

    /**
     * @param language that the recipient reads; the other one stands below it
     * @param values with a name only where it is a proven one
     * @param english what differs from {@code values} in English
     */
    private record Text(
            String email, Locale language, WordingKind kind, Map<String, String> values, Map<String, String> english) {
        Text(String email, Locale language, WordingKind kind, Map<String, String> values) {
            this(email, language, kind, values, Map.of());
        }

        boolean named() {
            return values.containsKey(NAME);
        }

        Map<String, String> inEnglish() {
            Map<String, String> all = new HashMap<>(values);
            all.putAll(english);
            return all;
        }

        @Override
        public String toString() {
            return "Text[" + kind + "]";
        }
    }

    Composed compose(Mail mail, Session session) throws MessagingException {
        if (mail.kind() == LetterKind.INVITATION) {
            InvitationMails source = words.invitations().getIfAvailable();
            Optional<InvitationMails.Words> said = source == null ? Optional.empty() : source.of(mail.caseId());
            return said.isEmpty()
                    ? new Composed.Not(new MailQueue.Outcome.Failed("invitation-over"))
                    : compose(mail, session, invitation(said.get()));
        }
        if (book.verifyCase(mail.caseId()) instanceof BookVerifier.Report.Altered) {
            // the address may be somebody else's; people look at it while the mail waits
            return new Composed.Not(new MailQueue.Outcome.Later("case-altered"));
        }
        ApplicationRecord application = applications.get(mail.caseId());
        if (!CASE_NUMBER.matcher(application.caseNumber()).matches()) {
            return new Composed.Not(new MailQueue.Outcome.Failed("case-number-malformed"));
        }
        if (mail.kind() == LetterKind.REVOCATION) {
            Optional<String> notice = notice(mail);
            return notice.isEmpty()
                    ? new Composed.Not(new MailQueue.Outcome.Later("case-altered"))
                    : compose(mail, session, revocation(application, notice.get()));
        }
        Optional<String> code = mail.kind().mailsCode() ? code(mail) : Optional.of("");
        return code.isEmpty()
                ? new Composed.Not(new MailQueue.Outcome.Failed("code-expired"))
                : compose(mail, session, text(mail, application, code.get()));
    }

    private Composed compose(Mail mail, Session session, Text text) throws MessagingException {
        Optional<InternetAddress> to = MailAddress.of(text.email());
        if (to.isEmpty()) {
            return new Composed.Not(new MailQueue.Outcome.Failed("address-malformed"));
        }
        InternetAddress from = MailAddress.of(String.valueOf(settings.from())).orElseThrow();
        MimeMessage message = new Identified(session, mail.id(), from);
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, to.get());
        Used used = words.wordings().of(text.kind());
        Wording wording = text.named() ? used.wording() : words.wordings().unnamed(used);
        message.setSubject(wording.mailSubject(text.values(), text.language()), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", "ja, en");
        message.setText(wording.mail(text.values(), text.inEnglish(), text.language()), "UTF-8");
        message.saveChanges();
        return new Composed.Ready(message, used);
    }

    private Text text(Mail mail, ApplicationRecord application, String code) {
        Map<String, String> values = values(application);
        values.put("code", code);
        return new Text(application.form().email(), application.language(), kind(mail.kind()), values);
    }

    /** What became of the request, as the notice in the folder says it. */
    private Text revocation(ApplicationRecord application, String notice) {
        Map<String, String> values = values(application);
        values.put("result", String.join("\n", LetterWriter.sentences(notice, false)));
        return new Text(
                application.form().email(),
                application.language(),
                WordingKind.MAIL_REVOCATION,
                values,
                Map.of("result", String.join("\n", LetterWriter.sentences(notice, true))));
    }

    private Map<String, String> values(ApplicationRecord application) {
        Map<String, String> values = new HashMap<>(Map.of(
                "number",
                application.caseNumber(),
                "portal",
                words.letters().portal().toString()));
        if (applications.state(application.id()).wasIssued()) {
            values.put(NAME, line(application.form().fullName()));
        }
        return values;
    }

    /** Empty where it is not what was written. */
    private Optional<String> notice(Mail mail) {
        try {
            return Optional.of(new String(documents.read(mail.contents().getFirst()), StandardCharsets.UTF_8));
        } catch (DocumentDamagedException _) {
            return Optional.empty();
        }
    }

    private static WordingKind kind(LetterKind kind) {
        return switch (kind) {
            case RESUME_CODE -> WordingKind.MAIL_RESUME_CODE;
            case EXPIRY -> WordingKind.MAIL_EXPIRY;
            case REVOCATION -> WordingKind.MAIL_REVOCATION;
            case CONTINUE_CODE -> WordingKind.MAIL_CONTINUE_CODE;
            default -> WordingKind.MAIL_NEWS;
        };
    }

    /** Nobody has proven who is invited; what the organisation is called comes into no header. */
    private static Text invitation(InvitationMails.Words words) {
        return new Text(
                words.email(),
                // nobody has asked this person yet
                Locale.JAPANESE,
                WordingKind.MAIL_INVITATION,
                Map.of(
                        "organisation",
                        line(words.organisation()),
                        "link",
                        words.link(),
                        "until",
                        UNTIL.format(words.until().atZone(JAPAN))));
    }

    private static String line(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    /** What the recipient types into the portal; empty where it is too late for it, or it was sent and erased before. */
    private Optional<String> code(Mail mail) {
        if (!clock.instant().isBefore(mail.orderedAt().plus(LetterKind.RESUME_CODE_VALID))) {
            return Optional.empty();
        }
        try {
            String token = new String(documents.read(mail.contents().getFirst()), StandardCharsets.US_ASCII);
            return Optional.of(mail.caseId() + ":" + token);
        } catch (DocumentDamagedException _) {
            return Optional.empty();
        }
    }

    /** The same mail has the same Message-ID each time it is tried, so that receivers can tell a repetition. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, UUID mailId, InternetAddress from) {
            super(session);
            String address = from.getAddress();
            this.id = "<" + mailId + address.substring(address.lastIndexOf('@')) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
