package org.toroku.post;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.ProtectedTable;
import org.toroku.post.OutgoingMail.Channel;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.post.OutgoingMail.MailState;
import tools.jackson.databind.json.JsonMapper;

/** Letters and e-mails of a case as its applicant may know them. */
@Component
public class SentToApplicant {
    private final OutgoingMail mail;
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    SentToApplicant(OutgoingMail mail, JdbcClient jdbc) {
        this.mail = mail;
        this.jdbc = jdbc;
    }

    /**
     * @param postedAt when the carrier got it; of letters only
     * @param tracking withheld of what only its addressee may receive: whoever holds nothing but the resume code is not
     *     told where the second proof travels
     */
    public record Piece(
            LetterKind kind,
            Channel channel,
            MailState state,
            Instant orderedAt,
            Instant since,
            Optional<Instant> postedAt,
            Optional<String> tracking) {}

    /** Oldest first; what never left because something overtook it was sent to nobody. */
    public List<Piece> of(UUID caseId) {
        Map<String, Instant> posted = posted(caseId);
        return mail.ofCase(caseId).stream()
                // told to the address that the card certifies, and not to who holds the resume code: it may be for
                // warning of them
                .filter(each -> each.kind() != LetterKind.CONFIRMATION)
                .filter(each -> each.state() != MailState.VOID || posted.containsKey(key(each)))
                .map(each -> new Piece(
                        each.kind(),
                        each.channel(),
                        each.state(),
                        each.orderedAt(),
                        each.since(),
                        Optional.ofNullable(posted.get(key(each))),
                        each.tracking().filter(number -> each.channel() == Channel.POST)))
                .toList();
    }

    /** The row of a letter says when it was last heard of; when it was posted, the book says. */
    private Map<String, Instant> posted(UUID caseId) {
        return jdbc
                .sql("SELECT seals, at FROM audit_entry WHERE case_id = ? AND action = 'mail-posted' ORDER BY seq")
                .param(caseId)
                .query((rs, n) -> Map.entry(
                        json.readTree(rs.getString("seals")).propertyNames().stream()
                                .findFirst()
                                .orElse(""),
                        rs.getTimestamp("at").toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, again) -> first));
    }

    private static String key(Mail mail) {
        return ProtectedTable.OUTGOING_MAIL + ":" + mail.id();
    }
}
