package org.toroku.enrolment;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.KeyFile;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.Refusals;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.EnrolmentDesk.ContentToSign;
import org.toroku.enrolment.EnrolmentDesk.Explanation;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.pki.Der;

/** Takes applications and builds the content that their applicants sign. */
@Component
public class ApplicationIntake {
    /** How names and addresses may be written; what an earlier release took and a card proved stays as it is. */
    private static final Set<String> AS_REGISTERED =
            Set.of("symbol-in-name", "script-in-name", "digit-in-name", "link-in-name", "my-number");

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    /** Whoever read the explanation a month ago has not read it for this application. */
    private static final Duration SHOWN_AT_MOST = Duration.ofDays(31);

    private static final String PHRASE = "consent.phrase";

    private static final String STATUS_WATCH = "consent.statusWatch";

    private static final Duration WINDOW = Duration.ofHours(1);

    private final ApplicationLedger ledger;
    private final EnrolmentSettings settings;
    private final Book book;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ClientHashes hashes;
    private final ExplanationTexts explanations = new ExplanationTexts();

    ApplicationIntake(
            ApplicationLedger ledger,
            EnrolmentSettings settings,
            Book book,
            TransactionTemplate transaction,
            Clock clock) {
        this.ledger = ledger;
        this.settings = settings;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
        this.hashes = new ClientHashes(KeyFile.read(settings.factsKeyFile(), settings.createFactsKey()));
    }

    public Explanation explanation(Locale locale) {
        return explanations.in(locale);
    }

    /** An application that its applicant signs with a card. */
    public Applied apply(ApplicationForm form, Consent consent, ClientFacts facts) {
        return apply(form, consent, facts, Backing.none());
    }

    /** As {@link #apply(ApplicationForm, Consent, ClientFacts)}, with who stands behind it. */
    public Applied apply(ApplicationForm form, Consent consent, ClientFacts facts, Backing backing) {
        if (form.operator() == ApplicationForm.Operator.PROXY) {
            return new Applied.ProxyStops();
        }
        return apply(form, consent, facts, Route.card(clock.instant().plus(settings.contentValidFor()), backing));
    }

    /**
     * How an application reaches us.
     *
     * @param until until when signature or documents are waited for
     * @param key what is to be certified where the applicant made it
     * @param renewal what is to be renewed, on the route of renewals alone
     * @param backing also what the route writes beside the application, in its transaction
     */
    public record Route(
            String name,
            Instant until,
            Optional<KeyStatement> key,
            Optional<RenewalStatement> renewal,
            Backing backing) {
        static Route card(Instant until, Backing backing) {
            return new Route(Routes.MY_NUMBER_CARD, until, Optional.empty(), Optional.empty(), backing);
        }

        public static Route paper(Instant until, BiConsumer<UUID, String> more) {
            return new Route(
                    Routes.PAPER, until, Optional.empty(), Optional.empty(), new Backing(Optional.empty(), more));
        }
    }

    /** An application that its applicant signs with a card, with the key that is to be certified in it. */
    public Applied applyWithKey(
            ApplicationForm form, Consent consent, ClientFacts facts, KeyStatement key, Backing backing) {
        if (form.operator() == ApplicationForm.Operator.PROXY) {
            return new Applied.ProxyStops();
        }
        Instant until = clock.instant().plus(settings.contentValidFor());
        return apply(
                form,
                consent,
                facts,
                new Route(Routes.SIMULTANEOUS_KEY, until, Optional.of(key), Optional.empty(), backing));
    }

    /**
     * An application that the holder of a certificate signs with it; whoever proves nobody anew speaks for nobody else.
     *
     * @param proven what was proven when the first certificate was applied for; a rule of today does not judge that again
     */
    public Applied applyForRenewal(
            ApplicationForm form,
            ApplicationForm proven,
            Consent consent,
            ClientFacts facts,
            RenewalStatement renewal,
            BiConsumer<UUID, String> more) {
        if (form.operator() == ApplicationForm.Operator.PROXY) {
            return new Applied.ProxyStops();
        }
        Instant until = clock.instant().plus(settings.contentValidFor());
        return apply(
                form,
                consent,
                facts,
                new Route(
                        Routes.RENEWAL,
                        until,
                        Optional.empty(),
                        Optional.of(renewal),
                        new Backing(Optional.empty(), more)),
                problem -> !AS_REGISTERED.contains(problem.code()) || !sameIn(problem.field(), form, proven));
    }

    private static boolean sameIn(String field, ApplicationForm form, ApplicationForm proven) {
        return switch (field) {
            case "familyName" -> form.familyName().equals(proven.familyName());
            case "givenName" -> form.givenName().equals(proven.givenName());
            case "formerName" -> form.formerName().equals(proven.formerName());
            case "address" -> form.address().equals(proven.address());
            default -> false;
        };
    }

    /** Whether a proxy may apply is for the route to say (則5①(1)ただし書: only on paper, only where the service allows it). */
    public Applied apply(ApplicationForm form, Consent consent, ClientFacts facts, Route route) {
        return apply(form, consent, facts, route, problem -> true);
    }

    private Applied apply(
            ApplicationForm form, Consent consent, ClientFacts facts, Route route, Predicate<FieldProblem> counts) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<FieldProblem> problems = new ArrayList<>(
                problems(form, consent, now).stream().filter(counts).toList());
        if (!route.name().equals(Routes.PAPER)) {
            phraseProblem(consent).ifPresent(problems::add);
        }
        sessionProblem(form, route.backing()).ifPresent(problems::add);
        routeProblem(consent, route.name()).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            return new Applied.Invalid(List.copyOf(problems));
        }
        String token = hashes.secret();
        Optional<String> device = facts.deviceId().map(id -> hashes.keyed("device", id));
        Making making = new Making(route, token, device, hashes.keyed("network", facts.network()), now);
        return Objects.requireNonNull(transaction.execute(status -> {
            if (tooMany(making)) {
                return new Applied.TooMany(WINDOW);
            }
            ApplicationLedger.Draft draft = draft(form, consent, facts, making);
            ledger.insert(draft);
            book.record(Book.Entry.of(
                    new Actor.Applicant(),
                    "application-made",
                    draft.id(),
                    Map.of("content", draft.contentSha256(), "explanation", consent.explanationVersion()),
                    new Book.Row(ProtectedTable.APPLICATION, draft.id().toString()),
                    new Book.Row(ProtectedTable.APPLICATION_STATE, draft.id().toString())));
            route.backing().more().accept(draft.id(), draft.caseNumber());
            return new Applied.Accepted(new Access(draft.id(), token), draft.caseNumber(), content(draft));
        }));
    }

    private boolean tooMany(Making making) {
        Instant since = making.now().minus(WINDOW);
        // the network first, always: two that wait for each other would wait for ever
        return ledger.countSince("network", making.network(), since) >= settings.perNetworkPerHour()
                || making.device()
                        .filter(id -> ledger.countSince("device", id, since) >= settings.perDevicePerHour())
                        .isPresent();
    }

    /** That an officer attends is not for the applicant to say: the session says it, and then nothing else is said. */
    private static Optional<FieldProblem> sessionProblem(ApplicationForm form, Backing backing) {
        boolean stated = form.operator() == ApplicationForm.Operator.ASSISTED_BY_OFFICER;
        return stated == backing.assistance().isPresent()
                ? Optional.empty()
                : Optional.of(new FieldProblem("operator", "session-missing"));
    }

    /** Only the card that is asked about can consent to it. */
    private static Optional<FieldProblem> routeProblem(Consent consent, String route) {
        boolean byCard = route.equals(Routes.MY_NUMBER_CARD) || route.equals(Routes.SIMULTANEOUS_KEY);
        return consent.statusWatch().isPresent() && !byCard
                ? Optional.of(new FieldProblem(STATUS_WATCH, "only-by-card"))
                : Optional.empty();
    }

    /** Of an application that is signed with a key; on paper nobody types the phrase. */
    public List<FieldProblem> problems(ApplicationForm form, Consent consent) {
        List<FieldProblem> problems = new ArrayList<>(problems(form, consent, clock.instant()));
        phraseProblem(consent).ifPresent(problems::add);
        return List.copyOf(problems);
    }

    /** Concern 4.2: one press of a button is no consent. Either language will do, whatever the page spoke. */
    private Optional<FieldProblem> phraseProblem(Consent consent) {
        if (consent.phrase().isBlank()) {
            return Optional.of(new FieldProblem(PHRASE, "phrase-missing"));
        }
        return confirmed(consent).isPresent()
                ? Optional.empty()
                : Optional.of(new FieldProblem(PHRASE, "phrase-differs"));
    }

    /** The phrase in the language in which it was typed; nothing else of what was typed is signed. */
    private Optional<String> confirmed(Consent consent) {
        return Stream.of(Locale.JAPANESE, Locale.ENGLISH)
                .map(explanations::in)
                .filter(explanation -> explanation.confirmedBy(consent.phrase()))
                .map(Explanation::phrase)
                .findFirst();
    }

    private List<FieldProblem> problems(ApplicationForm form, Consent consent, Instant now) {
        List<FieldProblem> problems = new ArrayList<>(FormCheck.problems(form, LocalDate.ofInstant(now, JAPAN)));
        problems.addAll(problems(consent, now));
        return List.copyOf(problems);
    }

    private List<FieldProblem> problems(Consent consent, Instant now) {
        Explanation current = explanations.in(Locale.JAPANESE);
        List<FieldProblem> problems = new ArrayList<>();
        if (!consent.explanationVersion().equals(current.version())) {
            problems.add(new FieldProblem("consent", "version-outdated"));
        } else if (!current.items().stream()
                .map(Explanation.Item::id)
                .toList()
                .containsAll(consent.acknowledgedItems())) {
            // nobody was shown it, and whoever reads the record would have to guess what was consented to
            problems.add(new FieldProblem("consent.acknowledgedItems", "item-unknown"));
        }
        for (Explanation.Item item : current.items()) {
            if (!consent.acknowledgedItems().contains(item.id())) {
                problems.add(new FieldProblem("consent." + item.id(), "not-acknowledged"));
            }
        }
        if (consent.statusWatch()
                .filter(version -> !version.equals(explanations.statusWatch().version()))
                .isPresent()) {
            problems.add(new FieldProblem(STATUS_WATCH, "version-outdated"));
        }
        if (consent.shownAt().isAfter(now.plus(Duration.ofMinutes(5)))) {
            problems.add(new FieldProblem("consent", "shown-in-future"));
        } else if (consent.shownAt().isBefore(now.minus(SHOWN_AT_MOST))) {
            problems.add(new FieldProblem("consent", "shown-long-ago"));
        }
        return problems;
    }

    private record Making(Route route, String token, Optional<String> device, String network, Instant now) {}

    private ApplicationLedger.Draft draft(ApplicationForm form, Consent consent, ClientFacts facts, Making making) {
        UUID id = UUID.randomUUID();
        String caseNumber = ledger.nextCaseNumber(making.route().name(), making.now());
        String nonce = hashes.secret();
        Instant expires = making.route().until().truncatedTo(ChronoUnit.MICROS);
        String content = ContentText.of(
                new ContentText.Making(
                        id,
                        caseNumber,
                        making.route().name(),
                        nonce,
                        making.now(),
                        expires,
                        making.route().key(),
                        making.route().renewal(),
                        making.route().backing().organisation(),
                        making.route().backing().assistance(),
                        confirmed(consent),
                        consent.statusWatch().map(_ -> explanations.statusWatch())),
                form,
                explanations.in(Locale.JAPANESE),
                explanations.in(Locale.ENGLISH),
                consent);
        ClientFacts kept = new ClientFacts(Optional.empty(), "", cut(facts.userAgent()), facts.locale());
        return new ApplicationLedger.Draft(
                id,
                caseNumber,
                making.route().name(),
                form,
                content,
                ClientHashes.sha256(content),
                nonce,
                consent,
                ClientHashes.sha256(making.token()),
                making.device(),
                making.network(),
                kept,
                making.now(),
                expires);
    }

    private static String cut(String userAgent) {
        return userAgent.length() <= 300 ? userAgent : userAgent.substring(0, 300);
    }

    private static ContentToSign content(ApplicationLedger.Draft draft) {
        return new ContentToSign(
                Der.of(draft.content().getBytes(StandardCharsets.UTF_8)), draft.contentSha256(), draft.expiresAt());
    }

    public Optional<ContentToSign> contentToSign(Access access) {
        return held(access).map(ApplicationIntake::content);
    }

    /** What is to be signed, for another module that knows that the application is the caller's without its token. */
    public Optional<ContentToSign> contentVouched(UUID applicationId) {
        return ledger.held(applicationId).map(ApplicationIntake::content);
    }

    private static ContentToSign content(ApplicationLedger.Held held) {
        return new ContentToSign(
                Der.of(held.content().getBytes(StandardCharsets.UTF_8)), held.contentSha256(), held.expiresAt());
    }

    /** The application whose token {@code access} holds; a wrong id and a wrong token look alike. */
    Optional<ApplicationLedger.Held> held(Access access) {
        Optional<ApplicationLedger.Held> held = ledger.held(access.applicationId())
                .filter(found -> ClientHashes.matches(access.token(), found.tokenSha256()));
        Refusals.noted("applicant", access.applicationId(), held.isPresent() ? Optional.empty() : Optional.of("token"));
        return held;
    }

    /** The readable application, for the form to print. */
    public Optional<String> content(Access access) {
        return held(access).map(ApplicationLedger.Held::content);
    }

    /** Whether the token belongs to the application. */
    public boolean admits(Access access) {
        return held(access).isPresent();
    }

    /** The caller's network as it is kept, so that others count with the same measure. */
    public String networkOf(ClientFacts facts) {
        return hashes.keyed("network", facts.network());
    }

    /** Gives a new token to an application; the old one ends. Joins the caller's transaction. */
    public Access renewToken(UUID applicationId) {
        String token = hashes.secret();
        ledger.replaceToken(applicationId, ClientHashes.sha256(token));
        book.record(Book.Entry.of(
                new Actor.Applicant(),
                "access-token-renewed",
                applicationId,
                Map.of(),
                new Book.Row(ProtectedTable.APPLICATION, applicationId.toString())));
        return new Access(applicationId, token);
    }
}
